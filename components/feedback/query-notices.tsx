import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { QueryNotice } from '@/lib/site/url/matrix-query';

type QueryNoticesProps = {
  readonly notices: readonly QueryNotice[];
  /** The URL of what is shown. */
  readonly settled: string;
};

/** Says what in the URL this page does not have, with the URL of what is shown. */
export function QueryNotices({ notices, settled }: QueryNoticesProps) {
  if (notices.length === 0) return null;
  return (
    <div role="note" aria-label="About this URL" className="mt-3 border-l-2 border-warn py-1 pl-4">
      <ul>
        {notices.map(({ key, value, message }) => (
          <li key={`${key}=${value}`}>{message}</li>
        ))}
      </ul>
      <PageLink className="link" href={asRoute(settled)}>
        Remove it from the URL
      </PageLink>
    </div>
  );
}
