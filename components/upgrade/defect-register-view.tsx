import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { RegisteredDefect } from '@/lib/releases/defects/defect-register';
import { releasePath } from '@/lib/site/url/paths';

/** The register of known defects: what went wrong, in which versions, and the source. */
export function DefectRegisterView({ defects }: { readonly defects: readonly RegisteredDefect[] }) {
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">Known defects</h1>
      <p className="mt-2 max-w-[72ch] text-soft">
        Defects of published images and files of Kairos, each from an upstream issue or file. The
        list is not complete: a version without an entry may have defects too.
      </p>
      <table className="status-table mt-4 max-w-[120ch]">
        <thead>
          <tr>
            <th scope="col">Versions</th>
            <th scope="col">Defect</th>
            <th scope="col">Latest release with it</th>
          </tr>
        </thead>
        <tbody>
          {defects.map((defect) => (
            <Row key={defect.id} defect={defect} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ defect }: { readonly defect: RegisteredDefect }) {
  const { id, says, source, releases } = defect;
  const latest = releases.at(-1) ?? null;
  return (
    <tr id={id}>
      <th scope="row" className="font-mono text-xs">
        {spanWords(defect)}
      </th>
      <td data-label="Defect" className="!whitespace-normal">
        {says}{' '}
        <a className="link text-soft" href={source} rel="noopener">
          Source
        </a>
      </td>
      <td data-label="Latest release with it">
        {latest === null ? (
          'no final release'
        ) : (
          <PageLink
            className="link font-mono text-xs"
            href={asRoute(releasePath('kairos', latest))}
          >
            {latest}
          </PageLink>
        )}
      </td>
    </tr>
  );
}

/** An end without a patch is a complete minor line. */
function spanWords({ from, to }: RegisteredDefect): string {
  if (from !== null && from === to) return from;
  if (to === null) return `since ${from ?? 'the first'}`;
  const end = /^v\d+\.\d+$/.test(to) ? `${to}.x` : to;
  return from === null ? `up to ${end}` : `${from} to ${end}`;
}
