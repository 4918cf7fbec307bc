import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { InventoryFindings } from '@/lib/evidence/inventory/search-inventory';
import { fullNameOf } from '@/lib/evidence/packages/model';
import { paths, withQuery } from '@/lib/site/url/paths';

/** Versions that are listed of one package. */
const MOST_VERSIONS = 8;

type FoundPackagesProps = { readonly findings: InventoryFindings; readonly text: string };

/** The packages whose names have the words, each leading to its releases. */
export function FoundPackages({ findings, text }: FoundPackagesProps) {
  const { total, found } = findings;
  return (
    <section aria-labelledby="found" className="mt-8">
      <h2 id="found" className="text-lg font-semibold">
        Packages with these words
      </h2>
      <p className="mt-1 text-soft tabular-nums">
        {total === 0
          ? `No list that is read has a package with “${text}” in its name.`
          : `${total.toLocaleString('en')} ${total === 1 ? 'package' : 'packages'}${total > found.length ? `, the first ${found.length} are shown` : ''}`}
      </p>
      {found.length === 0 ? null : (
        <table className="status-table mt-3">
          <caption className="sr-only">Packages with these words</caption>
          <thead>
            <tr>
              <th scope="col">Package</th>
              <th scope="col">Type</th>
              <th scope="col">Versions</th>
              <th scope="col">Lists</th>
            </tr>
          </thead>
          <tbody>
            {found.map((one) => (
              <tr key={`${one.type} ${fullNameOf(one)}`}>
                <th scope="row" className="break-all">
                  <PageLink
                    className="link font-mono text-xs"
                    href={asRoute(
                      withQuery(paths.packages, new URLSearchParams({ q: fullNameOf(one) })),
                    )}
                  >
                    {fullNameOf(one)}
                  </PageLink>
                </th>
                <td data-label="Type">{one.type || '—'}</td>
                <td
                  data-label="Versions"
                  className="font-mono text-xs break-all whitespace-normal!"
                >
                  {one.versions.slice(0, MOST_VERSIONS).join(', ')}
                  {one.versions.length > MOST_VERSIONS
                    ? ` and ${one.versions.length - MOST_VERSIONS} more`
                    : ''}
                </td>
                <td data-label="Lists" className="tabular-nums">
                  {one.lists}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
