import type { UpstreamFailure } from '@/lib/base/failure';

/** The states of a shown value, from the freshest to the oldest. */
export const FRESHNESS_STATES = ['live', 'stale', 'snapshot'] as const;

/** One of {@link FRESHNESS_STATES}. */
export type FreshnessState = (typeof FRESHNESS_STATES)[number];

/** How old a shown value is, and whether upstream still confirms it. Times are ISO 8601 text. */
export type Freshness = {
  /** `live`: confirmed within twice its TTL; `stale`: cached, not confirmed since; `snapshot`: from copies that ship with the site. */
  readonly state: FreshnessState;
  /** When the value was last received with a change; of a snapshot, the day on which its copies were read. */
  readonly fetchedAt: string;
  /** When upstream last confirmed it; null for a snapshot. */
  readonly checkedAt: string | null;
  /** Why the last attempt failed; null when it did not. */
  readonly failure: UpstreamFailure | null;
  /** When the first failure in a row happened; null when the last attempt did not fail. */
  readonly failingSince: string | null;
  /** When the next request is due. */
  readonly nextAttemptAt: string | null;
};
