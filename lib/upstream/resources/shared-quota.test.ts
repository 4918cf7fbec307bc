import { describe, expect, it } from 'vitest';

import type { Quota } from '@/lib/base/quota';

import { quotaRecord, recordsOfResources, sharedQuota } from './shared-quota';
import { memoryStore } from './upstream.fixture';

const NOW = new Date('2026-11-23T10:00:00Z');
const US = 'https://api.github.com as us';

const quota = (remaining: number, resetsAt = '2026-11-23T10:30:00.000Z'): Quota => ({
  limit: 60,
  remaining,
  resetsAt,
});

async function storeWith(value: unknown, identity = US) {
  const store = memoryStore();
  await store.set({ ...quotaRecord(quota(0), identity, NOW), value });
  return store;
}

describe('sharedQuota', () => {
  const later = '2026-11-23T11:30:00.000Z';

  it.each([
    ['the least of one hour', quota(5), quota(3), quota(3)],
    ['its own where that is less', quota(2), quota(3), quota(2)],
    ['the later hour', quota(0), quota(60, later), quota(60, later)],
    ['its own where that is later', quota(60, later), quota(0), quota(60, later)],
    ['what others know where it knows nothing', null, quota(3), quota(3)],
  ])('takes %s', async (_what, own, others, taken) => {
    expect(sharedQuota(own, await storeWith(others), US)).toEqual(taken);
  });

  it('ignores the rate limit of another account', async () => {
    expect(sharedQuota(quota(5), await storeWith(quota(0), 'another'), US)).toEqual(quota(5));
  });

  it.each([null, 'x', { remaining: 0 }, { ...quota(0), remaining: -1 }])(
    'ignores %j, which is of no form it knows',
    async (value) => {
      expect(sharedQuota(quota(5), await storeWith(value), US)).toEqual(quota(5));
    },
  );

  it.each([
    ['2100-01-01T00:00:00.000Z', 'a reset in the year 2100 is ignored'],
    ['2026-11-23T12:00:01.000Z', 'a reset in more than two hours is ignored'],
  ])('%s: %s', async (resetsAt) => {
    const far = quota(0, resetsAt);
    expect(sharedQuota(quota(5), await storeWith(far), US, NOW)).toEqual(quota(5));
    expect(sharedQuota(far, await storeWith(quota(5)), US, NOW)).toEqual(quota(5));
    expect(sharedQuota(far, memoryStore(), US, NOW)).toBeNull();
  });

  it('counts resets that differ by seconds as one window', async () => {
    const soon = quota(3, '2026-11-23T10:30:02.000Z');
    expect(sharedQuota(soon, await storeWith(quota(0)), US, NOW)).toEqual(quota(0));
  });

  it('is its own where no replica shares', () => {
    expect(sharedQuota(quota(5), memoryStore(), US)).toEqual(quota(5));
    expect(sharedQuota(null, memoryStore(), US)).toBeNull();
  });
});

describe('recordsOfResources', () => {
  it('are all but the shared rate limit', async () => {
    const store = await storeWith(quota(1));
    const record = { ...quotaRecord(quota(1), US, NOW), key: 'repository:kairos-io/kairos' };
    await store.set(record);
    expect(recordsOfResources(store)).toEqual([record]);
  });
});
