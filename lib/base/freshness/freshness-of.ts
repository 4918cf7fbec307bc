import type { UpstreamFailure } from '@/lib/base/failure';

import type { Freshness } from './model';

/** The times and failures of a record, from which its freshness follows. Times are ISO 8601 text. */
export type RecordState = {
  readonly fetchedAt: string;
  readonly checkedAt: string;
  readonly failure: UpstreamFailure | null;
  readonly failingSince: string | null;
  readonly nextAttemptAt: string | null;
};

type FreshnessCheck = {
  /** How long a value counts as fresh after it was confirmed. */
  readonly ttlMs: number;
  readonly now: Date;
};

/**
 * The freshness of a cached value: live if upstream confirmed it within twice its TTL and the last attempt
 * did not fail, else stale.
 */
export function freshnessOf(record: RecordState, { ttlMs, now }: FreshnessCheck): Freshness {
  const ageMs = now.getTime() - Date.parse(record.checkedAt);
  const isLive = record.failure === null && ageMs <= 2 * ttlMs;
  return {
    state: isLive ? 'live' : 'stale',
    fetchedAt: record.fetchedAt,
    checkedAt: record.checkedAt,
    failure: record.failure,
    failingSince: record.failingSince,
    nextAttemptAt: record.nextAttemptAt,
  };
}

/** The attempts to fetch a resource that was never received. */
export type FailedAttempts = Pick<Freshness, 'failure' | 'failingSince' | 'nextAttemptAt'>;

/** The freshness of a value from the snapshot: its date, and why nothing newer is shown. */
export function freshnessOfSnapshot(takenAt: string, attempts: FailedAttempts): Freshness {
  const { failure, failingSince, nextAttemptAt } = attempts;
  return {
    state: 'snapshot',
    fetchedAt: takenAt,
    checkedAt: null,
    failure,
    failingSince,
    nextAttemptAt,
  };
}
