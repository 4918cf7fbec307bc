import { Age } from '@/components/ui/age.client';
import type { SiteStatus } from '@/lib/site/model/site-status';

/** What GitHub still allows, and whether answers are kept, in two sentences. */
export function QuotaLine({ status }: { readonly status: SiteStatus }) {
  const { quota, hasToken, now, pausedUntil, store } = status;
  return (
    <ul className="mt-4 flex max-w-[72ch] flex-col gap-1">
      <li>
        {quota === null ? (
          'GitHub has not told its allowance yet.'
        ) : (
          <>
            GitHub allows <strong className="tabular-nums">{quota.remaining}</strong> of{' '}
            {quota.limit} requests; the count begins anew <Age at={quota.resetsAt} now={now} />.
          </>
        )}{' '}
        {hasToken ? 'A token is used.' : 'No token is used.'}
      </li>
      {pausedUntil === null ? null : (
        <li className="text-warn">
          Nothing is asked of GitHub until <Age at={pausedUntil} now={now} />.
        </li>
      )}
      <li>
        {store.failure === null
          ? `${store.records} answers are kept on disk.`
          : `Answers are kept in memory only. ${store.failure}`}
        {store.shared === null || store.shared.failure !== null
          ? ''
          : ' They are shared with the other replicas.'}
        {store.movedAside === 0 ? '' : ` ${store.movedAside} unreadable files were put aside.`}
      </li>
      {store.shared === null || store.shared.failure === null ? null : (
        <li className="text-warn">{store.shared.failure}</li>
      )}
    </ul>
  );
}
