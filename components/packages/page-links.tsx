import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { withQuery } from '@/lib/site/url/paths';

type PageLinksProps = {
  readonly path: string;
  /** The query without its page. */
  readonly params: URLSearchParams;
  readonly page: number;
  readonly pages: number;
};

/** The page before and after this one of a long table. */
export function PageLinks({ path, params, page, pages }: PageLinksProps) {
  if (pages < 2) return null;
  const hrefOf = (to: number) => {
    const query = new URLSearchParams(params);
    if (to > 1) query.set('page', String(to));
    return asRoute(withQuery(path, query));
  };
  return (
    <nav aria-label="Pages of the table" className="no-print mt-6 flex items-baseline gap-3">
      {page > 1 ? (
        <PageLink className="control" rel="prev" href={hrefOf(page - 1)}>
          Previous
        </PageLink>
      ) : null}
      <span className="text-xs text-soft tabular-nums">
        page {page} of {pages}
      </span>
      {page < pages ? (
        <PageLink className="control" rel="next" href={hrefOf(page + 1)}>
          Next
        </PageLink>
      ) : null}
    </nav>
  );
}
