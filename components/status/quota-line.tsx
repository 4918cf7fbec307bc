import { Age } from '@/components/ui/age.client';
import type { SiteStatus } from '@/lib/site/model/site-status';

/** GitHub's rate limit, and whether responses are cached. */
export function QuotaLine({ status }: { readonly status: SiteStatus }) {
  const { quota, hasToken, now, pausedUntil, store } = status;
  return (
    <ul className="mt-4 flex max-w-[72ch] flex-col gap-1">
      <li>
        {quota === null ? (
          'GitHub API: rate limit unknown until the first response'
        ) : (
          <>
            GitHub API: <strong className="tabular-nums">{grouped(quota.remaining)}</strong> of{' '}
            {grouped(quota.limit)} requests left, resets <Age at={quota.resetsAt} now={now} />
          </>
        )}{' '}
        ({hasToken ? 'authenticated' : 'without a token'})
      </li>
      {pausedUntil === null ? null : (
        <li className="text-warn">
          Requests to GitHub are paused until <Age at={pausedUntil} now={now} />
        </li>
      )}
      <li>
        {store.failure === null
          ? `${grouped(store.records)} responses cached on disk`
          : `Responses are cached in memory only. ${store.failure}`}
        {store.shared === null || store.shared.failure !== null
          ? ''
          : ', shared with the other replicas'}
        {store.movedAside === 0 ? '' : `. ${store.movedAside} unreadable cache files renamed`}
      </li>
      {store.hasOtherProcess === true ? (
        <li className="text-warn">
          Another process writes to the same folder. Each process needs a DATA_DIR that no other
          uses.
        </li>
      ) : null}
      {store.shared === null || store.shared.failure === null ? null : (
        <li className="text-warn">{store.shared.failure}</li>
      )}
    </ul>
  );
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
