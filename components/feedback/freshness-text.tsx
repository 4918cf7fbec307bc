import { Age } from '@/components/ui/age.client';
import { FreshnessMark } from '@/components/ui/freshness-mark';
import { formatDay, formatMinute } from '@/lib/base/format/dates';
import type { Freshness } from '@/lib/base/freshness/model';

type FreshnessTextProps = { readonly freshness: Freshness; readonly now: string };

/**
 * How fresh what is shown is: when GitHub confirmed it, since when it has not, or which copies it comes from.
 * It has no colour while all is well: green is for test results.
 */
export function FreshnessText({ freshness, now }: FreshnessTextProps) {
  const { state, fetchedAt } = freshness;
  const at = freshness.checkedAt ?? fetchedAt;
  switch (state) {
    case 'live':
      return (
        <span data-freshness={state} className="inline-flex items-center gap-1.5 text-soft">
          <FreshnessMark shape="dot" />
          <span>
            Checked <Age at={at} now={now} />
          </span>
        </span>
      );
    case 'stale':
      return (
        <span
          data-freshness={state}
          className="inline-flex items-center gap-1.5 font-semibold text-warn"
        >
          <FreshnessMark shape="triangle" />
          Not updated since {formatMinute(at)}
        </span>
      );
    case 'snapshot':
      return (
        <span
          data-freshness={state}
          className="inline-flex items-center gap-1.5 font-semibold text-warn"
        >
          <FreshnessMark shape="square" />
          Snapshot from copies of {formatDay(fetchedAt)}
        </span>
      );
  }
}
