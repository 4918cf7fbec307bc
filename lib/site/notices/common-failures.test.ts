import { describe, expect, it } from 'vitest';

import type { UpstreamFailure } from '@/lib/base/failure';

import type { ResourceStatus } from '../model/site-status';
import { STATUS } from '../model/site-status.fixture';
import { commonFailures } from './common-failures';

const LIMIT: UpstreamFailure = { kind: 'rate-limited', resetsAt: '2026-11-23T12:40:00Z' };
const DOWN: UpstreamFailure = { kind: 'unreachable', code: 'ECONNREFUSED' };

function failing(...failures: readonly (UpstreamFailure | null)[]): ResourceStatus[] {
  return failures.flatMap((failure) => STATUS.resources.map((one) => ({ ...one, failure })));
}

describe('commonFailures', () => {
  it('states a failure once that three resources share', () => {
    expect(commonFailures(failing(LIMIT, null, LIMIT, DOWN, LIMIT))).toEqual([
      {
        sentence: 'GitHub’s rate limit for this site is used up; it resets at 12:40 UTC.',
        count: 3,
      },
    ]);
  });

  it('leaves the failures of one or two resources to their rows', () => {
    expect(commonFailures(failing(LIMIT, LIMIT, DOWN, null))).toEqual([]);
  });

  it('puts the failure of most resources first', () => {
    const counts = commonFailures(failing(DOWN, DOWN, DOWN, LIMIT, LIMIT, LIMIT, LIMIT));
    expect(counts.map(({ count }) => count)).toEqual([4, 3]);
  });

  it('keeps apart the same failure of two hosts', () => {
    const quay: UpstreamFailure = { ...DOWN, host: 'quay.io' };
    expect(commonFailures(failing(DOWN, DOWN, quay, quay))).toEqual([]);
  });
});
