import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { LicenceGroup } from '@/lib/evidence/packages/group-licences';
import { NO_LICENCE } from '@/lib/evidence/packages/package-filter';
import { paths, withQuery } from '@/lib/site/url/paths';

/** Licences that are listed; the filter has all of them. */
const MOST_LISTED = 30;

type LicenceListProps = {
  readonly licences: readonly LicenceGroup[];
  /** The query of the image. */
  readonly params: URLSearchParams;
};

/** How many packages have which licence, as written. */
export function LicenceList({ licences, params }: LicenceListProps) {
  const hrefOf = (licence: string) => {
    const query = new URLSearchParams(params);
    query.set('licence', licence === '' ? NO_LICENCE : licence);
    return asRoute(withQuery(paths.packages, query));
  };
  return (
    <section aria-labelledby="licences" className="mt-8">
      <h2 id="licences" className="text-lg font-semibold">
        Licences
      </h2>
      <p className="mt-1 max-w-[72ch] text-soft">
        As each source writes them. Many are no SPDX expression, so they are counted and not
        interpreted.
      </p>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-xs">
        {licences.slice(0, MOST_LISTED).map(({ licence, count }) => (
          <li key={licence} className="tabular-nums">
            <PageLink className="link break-all" href={hrefOf(licence)}>
              {licence === '' ? 'no licence given' : licence}
            </PageLink>{' '}
            {count.toLocaleString('en')}
          </li>
        ))}
        {licences.length > MOST_LISTED ? <li>and {licences.length - MOST_LISTED} more</li> : null}
      </ul>
    </section>
  );
}
