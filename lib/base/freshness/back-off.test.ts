import { describe, expect, it } from 'vitest';

import type { UpstreamFailure } from '@/lib/base/failure';

import { nextAttemptAfter, requestedPauseMs } from './back-off';

const now = new Date('2026-11-23T10:00:00Z');
const outage = { kind: 'unavailable', status: 503 } as const;

function minutesAfter(failure: UpstreamFailure, failures: number): number {
  return (nextAttemptAfter({ failure, failures, now }).getTime() - now.getTime()) / 60_000;
}

describe('nextAttemptAfter', () => {
  it('grows from one minute to half an hour and stays there', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 100].map((failures) => minutesAfter(outage, failures))).toEqual([
      1, 2, 4, 8, 16, 30, 30, 30,
    ]);
  });

  it('waits until the rate limit resets', () => {
    const resetsAt = '2026-11-23T10:41:00.000Z';
    expect(minutesAfter({ kind: 'rate-limited', resetsAt }, 1)).toBe(41);
  });

  it('grows as usual when the reset is past or unknown', () => {
    expect(minutesAfter({ kind: 'rate-limited', resetsAt: '2026-11-23T09:00:00.000Z' }, 2)).toBe(2);
    expect(minutesAfter({ kind: 'rate-limited', resetsAt: null }, 3)).toBe(4);
  });

  it('takes the longer of the requested and its usual pause', () => {
    expect(minutesAfter({ kind: 'secondary-limit', retryAfterSeconds: 300 }, 1)).toBe(5);
    expect(minutesAfter({ kind: 'secondary-limit', retryAfterSeconds: 5 }, 3)).toBe(4);
    expect(minutesAfter({ kind: 'secondary-limit', retryAfterSeconds: null }, 1)).toBe(1);
  });

  it('takes the pause that an outage requests', () => {
    expect(minutesAfter({ ...outage, retryAfterSeconds: 1200 }, 1)).toBe(20);
  });

  it('waits five minutes after a refused token', () => {
    expect(minutesAfter({ kind: 'unauthorized', why: 'token-refused' }, 1)).toBe(5);
  });

  it('limits a requested pause to two hours', () => {
    expect(minutesAfter({ kind: 'secondary-limit', retryAfterSeconds: 1_000_000 }, 1)).toBe(120);
  });
});

describe('requestedPauseMs', () => {
  it.each([
    [
      'a rate limit that ends in 40 days',
      { kind: 'rate-limited', resetsAt: '2027-01-02T10:00:00Z' },
    ],
    ['a secondary limit of a year', { kind: 'secondary-limit', retryAfterSeconds: 31_536_000 }],
    ['an outage of a year', { ...outage, retryAfterSeconds: 31_536_000 }],
  ] as const)('takes two hours of %s', (_what, failure) => {
    expect(requestedPauseMs(failure, now)).toBe(2 * 60 * 60_000);
  });
});
