import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { Page } from '@/lib/releases/list/paginate';
import type { ReleaseQuery } from '@/lib/releases/list/query';
import { withQuery } from '@/lib/site/url/paths';
import { formatReleaseQuery } from '@/lib/site/url/release-query';

type ReleasePagerProps = {
  readonly path: string;
  readonly query: ReleaseQuery;
  readonly shown: Page<unknown>;
};

/** Links to the releases before and after those that are shown; nothing where all are. */
export function ReleasePager({ path, query, shown: { page, pages } }: ReleasePagerProps) {
  if (pages === 1) return null;
  const addressOf = (to: number) =>
    asRoute(withQuery(path, formatReleaseQuery({ ...query, page: to })));
  return (
    <nav aria-label="Pages of releases" className="mt-8 flex gap-3">
      {page > 1 ? (
        <PageLink className="control" href={addressOf(page - 1)}>
          Newer releases
        </PageLink>
      ) : null}
      {page < pages ? (
        <PageLink className="control" href={addressOf(page + 1)}>
          Older releases
        </PageLink>
      ) : null}
    </nav>
  );
}
