import { describe, expect, it } from 'vitest';

import { freshnessOf, freshnessOfSnapshot, type RecordState } from './freshness-of';

const record: RecordState = {
  fetchedAt: '2026-11-23T08:00:00.000Z',
  checkedAt: '2026-11-23T10:00:00.000Z',
  failure: null,
  failingSince: null,
  nextAttemptAt: '2026-11-23T10:20:00.000Z',
};

function stateAt(time: string, changes: Partial<RecordState> = {}) {
  return freshnessOf({ ...record, ...changes }, { ttlMs: 20 * 60_000, now: new Date(time) }).state;
}

describe('freshnessOf', () => {
  it('is live up to twice the TTL', () => {
    expect(stateAt('2026-11-23T10:40:00.000Z')).toBe('live');
    expect(stateAt('2026-11-23T10:40:00.001Z')).toBe('stale');
  });

  it('is stale as soon as an attempt fails', () => {
    const failure = { kind: 'unavailable', status: 503 } as const;
    expect(stateAt('2026-11-23T10:01:00.000Z', { failure })).toBe('stale');
  });

  it('is live when the last response has a time in the future', () => {
    expect(stateAt('2026-11-23T09:00:00.000Z')).toBe('live');
  });
});

describe('freshnessOfSnapshot', () => {
  it('gives the date of the snapshot and why nothing newer is shown', () => {
    const failure = { kind: 'timeout', afterMs: 8000 } as const;
    const attempts = { failure, failingSince: '2026-11-23T10:00:00.000Z', nextAttemptAt: null };
    expect(freshnessOfSnapshot('2026-11-20T00:00:00.000Z', attempts)).toEqual({
      state: 'snapshot',
      fetchedAt: '2026-11-20T00:00:00.000Z',
      checkedAt: null,
      ...attempts,
    });
  });
});
