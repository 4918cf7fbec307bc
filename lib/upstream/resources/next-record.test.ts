import { describe, expect, it } from 'vitest';

import { recordAfterResponse, recordAfterFailure, recordWhileBlocked } from './next-record';

const now = new Date('2026-11-23T10:00:00.000Z');
const later = new Date('2026-11-23T10:20:00.000Z');
const first = { key: 'a', schemaVersion: 1, identity: 'https://api.github.com', before: null, now };
const fetched = recordAfterResponse(
  first,
  { kind: 'changed', value: { a: 1 }, etag: '"1"' },
  () => 60_000,
);
const outage = { kind: 'unavailable', status: 503 } as const;

describe('the next record', () => {
  it('of a response is due after its TTL', () => {
    expect(fetched).toMatchObject({
      fetchedAt: now.toISOString(),
      checkedAt: now.toISOString(),
      nextAttemptAt: '2026-11-23T10:01:00.000Z',
    });
  });

  it('of the same value again says that it did not change', () => {
    const again = { kind: 'changed', value: { a: 1 }, etag: '"2"' } as const;
    const record = recordAfterResponse({ ...first, before: fetched, now: later }, again, () => 1);
    expect(record).toMatchObject({
      fetchedAt: now.toISOString(),
      checkedAt: later.toISOString(),
      etag: '"2"',
    });
  });

  it('of a failure keeps the value and counts', () => {
    const once = recordAfterFailure({ ...first, before: fetched, now: later }, outage);
    expect(once).toMatchObject({ value: { a: 1 }, etag: '"1"', failures: 1, failure: outage });
    const twice = recordAfterFailure({ ...first, before: once, now: later }, outage);
    expect(twice).toMatchObject({ failures: 2, failingSince: later.toISOString() });
  });

  it('for another upstream starts counting again and drops the ETag', () => {
    const failing = recordAfterFailure({ ...first, before: fetched }, outage);
    const moved = { ...first, identity: 'http://127.0.0.1:1', before: failing, now: later };
    expect(recordAfterFailure(moved, outage)).toMatchObject({
      identity: 'http://127.0.0.1:1',
      etag: null,
      failures: 1,
      value: { a: 1 },
    });
  });

  it('while blocked counts no attempt', () => {
    const limit = { kind: 'rate-limited', resetsAt: later.toISOString() } as const;
    expect(recordWhileBlocked({ ...first, before: fetched }, limit, later)).toMatchObject({
      failures: 0,
      lastAttemptAt: now.toISOString(),
      nextAttemptAt: later.toISOString(),
      failure: limit,
    });
  });
});
