import type { UpstreamFailure } from '@/lib/base/failure';

const MINUTE_MS = 60_000;

/** Pauses after the first, the second, … failure in a row; the last one stays. */
const PAUSES_MS = [1, 2, 4, 8, 16, 30].map((minutes) => minutes * MINUTE_MS);

/** What GitHub asks for after a burst when it names no pause of its own. */
const SECONDARY_PAUSE_MS = MINUTE_MS;

/** Most time that an upstream may make us wait by its own word: a wrong clock must not stop us for good. */
export const LONGEST_PAUSE_MS = 2 * 60 * MINUTE_MS;

type Failing = {
  readonly failure: UpstreamFailure;
  /** Failures in a row, this one included. */
  readonly failures: number;
  readonly now: Date;
};

/**
 * Says when upstream may be asked again after a failure: after a pause that grows with each failure in a
 * row, and never before the moment that upstream itself named.
 */
export function nextAttemptAfter({ failure, failures, now }: Failing): Date {
  const pauseMs = PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1] ?? MINUTE_MS;
  const askedMs = Math.min(askedPauseMs(failure, now), LONGEST_PAUSE_MS);
  return new Date(now.getTime() + Math.max(pauseMs, askedMs));
}

/** How long upstream itself asks us to wait; 0 where it asks nothing. */
export function askedPauseMs(failure: UpstreamFailure, now: Date): number {
  switch (failure.kind) {
    case 'rate-limited':
      return failure.resetsAt === null
        ? 0
        : Math.max(0, Date.parse(failure.resetsAt) - now.getTime());
    case 'secondary-limit':
      return failure.retryAfterSeconds === null
        ? SECONDARY_PAUSE_MS
        : failure.retryAfterSeconds * 1000;
    case 'not-found':
    case 'moved':
    case 'forbidden':
    case 'unavailable':
    case 'unreadable':
    case 'timeout':
    case 'unreachable':
      return 0;
  }
}
