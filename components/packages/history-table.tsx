import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { PackageHistory, ReleaseFinding } from '@/lib/evidence/inventory/package-history';
import { fullNameOf } from '@/lib/evidence/packages/model';
import { releasePath } from '@/lib/site/url/paths';

type HistoryTableProps = {
  readonly history: PackageHistory;
  readonly incomplete: ReadonlySet<string>;
};

/** The releases that were read, newest first, each with the package that decides it. */
export function HistoryTable({ history, incomplete }: HistoryTableProps) {
  const listed = history.releases.filter(({ state }) => state !== 'unlisted').toReversed();
  if (listed.length === 0) return null;
  return (
    <table className="status-table mt-4">
      <caption className="sr-only">Releases with the package</caption>
      <thead>
        <tr>
          <th scope="col">Release</th>
          <th scope="col">Has it</th>
          <th scope="col">Package</th>
          <th scope="col">Found in</th>
          <th scope="col">Lists</th>
        </tr>
      </thead>
      <tbody>
        {listed.map((finding) => (
          <Row
            key={finding.release}
            finding={finding}
            isPartial={incomplete.has(finding.release)}
          />
        ))}
      </tbody>
    </table>
  );
}

const WORDS: Readonly<Record<ReleaseFinding['state'], string>> = {
  has: '● yes',
  lacks: '– no',
  unclear: '? versions not comparable',
  unlisted: 'not read',
};

type RowProps = { readonly finding: ReleaseFinding; readonly isPartial: boolean };

function Row({ finding, isPartial }: RowProps) {
  const { release, state, example, images, listed } = finding;
  const isUnsure = state === 'lacks' && isPartial;
  return (
    <tr>
      <th scope="row">
        <PageLink className="link font-mono" href={asRoute(releasePath('kairos', release))}>
          {release}
        </PageLink>
      </th>
      <td data-label="Has it">{isUnsure ? '– not in the lists that are read' : WORDS[state]}</td>
      <td data-label="Package" className="font-mono text-xs break-all whitespace-normal!">
        {example === null ? '—' : `${fullNameOf(example.package)} ${example.package.version}`}
      </td>
      <td data-label="Found in" className="text-xs break-all whitespace-normal!">
        {example === null ? '—' : `${example.image}, ${SOURCES[example.package.source]}`}
      </td>
      <td data-label="Lists" className="tabular-nums">
        {images} of {listed}
      </td>
    </tr>
  );
}

const SOURCES = { sbom: 'SBOM', hadron: 'versions that Hadron pins', 'go.mod': 'go.mod' } as const;
