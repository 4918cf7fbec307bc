import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { ContentBasis } from '@/lib/releases/contents/release-contents';
import type { LinkedProgram } from '@/lib/site/model/release-pages';

const BASES: Readonly<Record<ContentBasis, string>> = {
  pinned: 'Pinned at the tag',
  files: 'From file names',
  dates: 'Latest at that date',
  rule: 'Version of Kairos',
};

/** The versions of the programs in a release of Kairos, each with its release; a basis that most share is said once. */
export function ComponentVersions({ contents }: { readonly contents: readonly LinkedProgram[] }) {
  const [usual = 'pinned'] = contents.map(({ basis }) => basis);
  return (
    <table className="component-versions">
      <caption className="text-left text-xs text-soft">
        {BASES[usual]}
        {contents.every(({ basis }) => basis === usual) ? '' : ', unless noted'}
      </caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Component</th>
          <th scope="col">Version</th>
        </tr>
      </thead>
      <tbody>
        {contents.map(({ program, versions, basis, source }) => (
          <tr key={program}>
            <th scope="row">{program}</th>
            <td>
              {versions.map(({ version, path }, index) => (
                <span key={version} className="block">
                  {basis === 'dates' && index > 0 ? 'or ' : ''}
                  <Version version={version} path={path} />
                </span>
              ))}
              {basis === usual ? null : <Basis words={BASES[basis]} source={source} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How a version was established, with the line that pins it where that was read. */
function Basis({ words, source }: { readonly words: string; readonly source: string | null }) {
  if (source === null) return <span className="text-soft">{words}</span>;
  return (
    <a className="link text-soft" href={source} rel="noopener">
      {words}
    </a>
  );
}

function Version({ version, path }: { readonly version: string; readonly path: string | null }) {
  if (path === null) return <span className="font-mono">{version}</span>;
  return (
    <PageLink className="link font-mono" href={asRoute(path)}>
      {version}
    </PageLink>
  );
}
