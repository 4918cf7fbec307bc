import type { UpstreamFailure } from '@/lib/base/failure';

const MINUTE_MS = 60_000;

/** Pauses after the first, second, … failure in a row; the last one repeats. */
const PAUSES_MS = [1, 2, 4, 8, 16, 30].map((minutes) => minutes * MINUTE_MS);

/** GitHub's documented pause after a secondary rate limit without a `retry-after` header. */
const SECONDARY_PAUSE_MS = MINUTE_MS;

/** Every request has the same token, and GitHub locks out who sends a wrong one again and again. */
const UNAUTHORIZED_PAUSE_MS = 5 * MINUTE_MS;

/** Longest pause that is taken from an upstream: its wrong clock must not stop all requests for days. */
export const LONGEST_PAUSE_MS = 2 * 60 * MINUTE_MS;

type Failing = {
  readonly failure: UpstreamFailure;
  /** Failures in a row, this one included. */
  readonly failures: number;
  readonly now: Date;
};

/**
 * The earliest time of the next request after a failure: a pause that grows with each failure in a row,
 * and at least the pause that upstream requested.
 */
export function nextAttemptAfter({ failure, failures, now }: Failing): Date {
  const pauseMs = PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1] ?? MINUTE_MS;
  return new Date(now.getTime() + Math.max(pauseMs, requestedPauseMs(failure, now)));
}

/**
 * The pause for all requests that a failure requires, in milliseconds: 0 when it requires none, and at most
 * {@link LONGEST_PAUSE_MS}.
 */
export function requestedPauseMs(failure: UpstreamFailure, now: Date): number {
  return Math.min(pauseOf(failure, now), LONGEST_PAUSE_MS);
}

function pauseOf(failure: UpstreamFailure, now: Date): number {
  switch (failure.kind) {
    case 'rate-limited':
      return failure.resetsAt === null
        ? 0
        : Math.max(0, Date.parse(failure.resetsAt) - now.getTime());
    case 'secondary-limit':
      return failure.retryAfterSeconds === null
        ? SECONDARY_PAUSE_MS
        : failure.retryAfterSeconds * 1000;
    case 'busy':
      return failure.retryAfterSeconds * 1000;
    case 'unavailable':
      return (failure.retryAfterSeconds ?? 0) * 1000;
    case 'unauthorized':
      return UNAUTHORIZED_PAUSE_MS;
    case 'not-found':
    case 'moved':
    case 'forbidden':
    case 'blocked':
    case 'too-large':
    case 'unreadable':
    case 'incomplete':
    case 'timeout':
    case 'unreachable':
      return 0;
  }
}
