import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { Page } from '@/lib/releases/list/paginate';
import type { ReleaseQuery } from '@/lib/releases/list/query';
import { LATEST_FIRST } from '@/lib/releases/list/sort-releases';
import { withListView, type ListView } from '@/lib/site/url/list-view';
import { withQuery } from '@/lib/site/url/paths';
import { formatReleaseQuery } from '@/lib/site/url/release-query';

const DEFAULT_VIEW: ListView = { view: 'time', order: LATEST_FIRST, components: null };

type ReleasePagerProps = {
  readonly path: string;
  readonly query: ReleaseQuery;
  /** How the list is shown, where it can be shown in several ways. */
  readonly view?: ListView;
  readonly shown: Page<unknown>;
};

/** Links to the releases before and after those that are shown; nothing where all are. */
export function ReleasePager({
  path,
  query,
  view = DEFAULT_VIEW,
  shown: { page, pages },
}: ReleasePagerProps) {
  if (pages === 1) return null;
  const addressOf = (to: number) =>
    asRoute(withQuery(path, withListView(formatReleaseQuery({ ...query, page: to }), view)));
  return (
    <nav aria-label="Pages of releases" className="mt-8 flex gap-3">
      {page > 1 ? (
        <PageLink className="control" href={addressOf(page - 1)}>
          ← Previous page
        </PageLink>
      ) : null}
      {page < pages ? (
        <PageLink className="control" href={addressOf(page + 1)}>
          Next page →
        </PageLink>
      ) : null}
    </nav>
  );
}
