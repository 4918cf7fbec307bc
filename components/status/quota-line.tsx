import { Age } from '@/components/ui/age.client';
import type { SiteStatus } from '@/lib/site/model/site-status';

/** GitHub's rate limit, and whether records are stored. */
export function QuotaLine({ status }: { readonly status: SiteStatus }) {
  const { quota, hasToken, now, pausedUntil, store } = status;
  return (
    <ul className="mt-4 flex max-w-[72ch] flex-col gap-1">
      <li>
        {quota === null ? (
          'GitHub has not stated its rate limit yet.'
        ) : (
          <>
            GitHub allows <strong className="tabular-nums">{quota.remaining}</strong> of{' '}
            {quota.limit} requests; the rate limit resets <Age at={quota.resetsAt} now={now} />.
          </>
        )}{' '}
        {hasToken ? 'A token is used.' : 'No token is used.'}
      </li>
      {pausedUntil === null ? null : (
        <li className="text-warn">
          No request is made to GitHub until <Age at={pausedUntil} now={now} />.
        </li>
      )}
      <li>
        {store.failure === null
          ? `${store.records} records are stored on disk.`
          : `Records are stored in memory only. ${store.failure}`}
        {store.shared === null || store.shared.failure !== null
          ? ''
          : ' They are shared with the other replicas.'}
        {store.movedAside === 0 ? '' : ` ${store.movedAside} unreadable files were renamed.`}
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
