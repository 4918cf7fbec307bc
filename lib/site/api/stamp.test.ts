import { describe, expect, it } from 'vitest';

import { stamped } from './stamp';

const LIVE = {
  state: 'live',
  fetchedAt: '2026-11-01T00:00:00Z',
  checkedAt: '2026-11-02T00:00:00Z',
  failure: null,
  failingSince: null,
  nextAttemptAt: null,
} as const;

describe('stamped', () => {
  it('says when the data were checked, of a snapshot when they were fetched, else null', () => {
    expect(stamped({ a: 1 }, LIVE)).toEqual({
      schemaVersion: 1,
      generatedAt: LIVE.checkedAt,
      a: 1,
    });
    const snapshot = {
      ...LIVE,
      state: 'snapshot',
      fetchedAt: '2026-08-21',
      checkedAt: null,
    } as const;
    expect(stamped({}, snapshot).generatedAt).toBe('2026-08-21');
    expect(stamped({}, null).generatedAt).toBeNull();
  });
});
