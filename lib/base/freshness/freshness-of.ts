import type { UpstreamFailure } from '@/lib/base/failure';

import type { Freshness } from './model';

/** What is known of an answer that is kept. Times are ISO 8601 text. */
export type KeptAnswer = {
  readonly fetchedAt: string;
  readonly checkedAt: string;
  readonly failure: UpstreamFailure | null;
  readonly failingSince: string | null;
  readonly nextAttemptAt: string | null;
};

type Moment = {
  /** How long an answer counts as fresh. */
  readonly ttlMs: number;
  readonly now: Date;
};

/**
 * Says how fresh a kept answer is: live as long as upstream confirmed it within twice its time to live and
 * the last attempt did not fail, else stale.
 */
export function freshnessOf(answer: KeptAnswer, { ttlMs, now }: Moment): Freshness {
  const ageMs = now.getTime() - Date.parse(answer.checkedAt);
  const isLive = answer.failure === null && ageMs <= 2 * ttlMs;
  return {
    state: isLive ? 'live' : 'stale',
    fetchedAt: answer.fetchedAt,
    checkedAt: answer.checkedAt,
    failure: answer.failure,
    failingSince: answer.failingSince,
    nextAttemptAt: answer.nextAttemptAt,
  };
}

/** What is known of a resource that upstream never answered for. */
export type Unanswered = Pick<Freshness, 'failure' | 'failingSince' | 'nextAttemptAt'>;

/** The freshness of a snapshot that ships with this site, and why nothing newer is shown. */
export function freshnessOfSnapshot(takenAt: string, unanswered: Unanswered): Freshness {
  const { failure, failingSince, nextAttemptAt } = unanswered;
  return {
    state: 'snapshot',
    fetchedAt: takenAt,
    checkedAt: null,
    failure,
    failingSince,
    nextAttemptAt,
  };
}
