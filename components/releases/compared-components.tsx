import { SectionHeading } from '@/components/ui/section-heading';
import type { ProgramChange } from '@/lib/releases/contents/compare-contents';

type ComparedComponentsProps = {
  readonly contents: readonly ProgramChange[];
  readonly from: string;
  readonly to: string;
};

/** The component versions of two releases side by side; what is empty was not read. */
export function ComparedComponents({ contents, from, to }: ComparedComponentsProps) {
  if (contents.length === 0) return null;
  return (
    <section aria-labelledby="components" className="mt-8">
      <SectionHeading id="components">Component versions</SectionHeading>
      <table className="component-versions compared-components">
        <caption className="sr-only">
          Component versions in {from} and {to}
        </caption>
        <thead>
          <tr>
            <th scope="col">Component</th>
            <th scope="col">{from}</th>
            <th scope="col">{to}</th>
          </tr>
        </thead>
        <tbody>
          {contents.map(({ program, from: before, to: after, isChanged }) => (
            <tr key={program} className={isChanged ? '' : 'text-soft'}>
              <th scope="row">{program}</th>
              <td>{versionWords(before)}</td>
              <td className={isChanged ? 'font-semibold' : ''}>{versionWords(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-1 text-xs text-soft">
        – means that the version is unknown or not part of the release.
      </p>
    </section>
  );
}

function versionWords(versions: readonly string[]) {
  if (versions.length === 0) return '–';
  return versions.map((version) => (
    <span key={version} className="block font-mono">
      {version}
    </span>
  ));
}
