import type { UpstreamFailure } from '@/lib/base/failure';

export const FRESHNESS_STATES = ['live', 'stale', 'snapshot'] as const;

export type FreshnessState = (typeof FRESHNESS_STATES)[number];

/** How old a shown value is, and whether upstream still confirms it. Times are ISO 8601 text. */
export type Freshness = {
  /** `live`: confirmed within its time; `stale`: the last good answer, no longer confirmed; `snapshot`: shipped with this site. */
  readonly state: FreshnessState;
  /** When the value last changed in our store, or the date of the snapshot. */
  readonly fetchedAt: string;
  /** When upstream last confirmed it; null for a snapshot that was never confirmed. */
  readonly checkedAt: string | null;
  /** Why the last attempt failed; null when it did not. */
  readonly failure: UpstreamFailure | null;
  /** When the failing began; null when it does not fail. */
  readonly failingSince: string | null;
  /** When upstream is asked next. */
  readonly nextAttemptAt: string | null;
};
