import { listWords } from '@/lib/base/text/list-words';
import type { ContainedProgram, ContentBasis } from '@/lib/releases/contents/release-contents';

const BASES: Readonly<Record<ContentBasis, string>> = {
  pinned: 'pinned at the tag',
  files: 'by its files',
  dates: 'latest by the dates',
  rule: 'has the version of Kairos',
};

/** The versions of the programs in a release of Kairos, each with how it is known. */
export function ComponentVersions({
  contents,
}: {
  readonly contents: readonly ContainedProgram[];
}) {
  return (
    <table className="w-full text-xs">
      <caption className="sr-only">Versions of the programs in this release</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Program</th>
          <th scope="col">Version</th>
          <th scope="col">How it is known</th>
        </tr>
      </thead>
      <tbody>
        {contents.map(({ program, versions, basis }) => (
          <tr key={program}>
            <th scope="row" className="py-0.5 pr-3 text-left align-top font-normal">
              {program}
            </th>
            <td className="py-0.5 pr-3 align-top font-mono break-words">
              {listWords(versions, basis === 'dates' ? 'or' : 'and')}
            </td>
            <td className="py-0.5 align-top text-soft">{BASES[basis]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
