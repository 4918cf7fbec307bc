import { describe, expect, it } from 'vitest';

import { ByteCache } from './byte-cache.mjs';

/** What an entry with a key of one letter takes in addition to its value. */
const OVERHEAD = 1026;

/** A cache with room for four values of 25 bytes. */
const cacheOf = () => new ByteCache<{ bytes: number }>(4 * (OVERHEAD + 25), ({ bytes }) => bytes);

describe('ByteCache', () => {
  it('caches no more bytes than it may, and what was used last', () => {
    const cache = cacheOf();
    for (const key of ['a', 'b', 'c', 'd']) cache.set(key, { bytes: 25 });
    cache.get('a');
    cache.set('e', { bytes: 25 });
    const isCached = ['a', 'b', 'c', 'd', 'e'].map((key) => cache.get(key) !== null);
    expect(isCached).toEqual([true, false, true, true, true]);
    expect([cache.bytes, cache.size]).toEqual([4 * (OVERHEAD + 25), 4]);
  });

  it('caches nothing that would leave no room for others', () => {
    const cache = cacheOf();
    cache.set('a', { bytes: 20 });
    cache.set('a', { bytes: 26 });
    expect([cache.get('a'), cache.bytes]).toEqual([null, 0]);
  });

  it('counts keys, and an entry that has no bytes', () => {
    const cache = cacheOf();
    cache.set('a', { bytes: 0 });
    expect(cache.bytes).toBe(OVERHEAD);
    cache.set('b'.repeat(500), { bytes: 0 });
    expect(cache.get('b'.repeat(500))).toBeNull();
  });

  it('counts a value again that grew, and makes room for it', () => {
    const cache = cacheOf();
    const grown = { bytes: 5 };
    cache.set('a', grown);
    for (const key of ['b', 'c', 'd']) cache.set(key, { bytes: 25 });
    grown.bytes = 15;
    cache.recount('a', grown);
    expect(cache.bytes).toBe(4 * OVERHEAD + 90);
    grown.bytes = 9999;
    cache.recount('a', grown);
    expect([cache.get('a'), cache.bytes]).toEqual([null, 3 * (OVERHEAD + 25)]);
  });

  it('does not count what was replaced', () => {
    const cache = cacheOf();
    const old = { bytes: 5 };
    cache.set('a', old);
    cache.set('a', { bytes: 6 });
    cache.recount('a', old);
    expect([cache.get('a'), cache.bytes]).toEqual([{ bytes: 6 }, OVERHEAD + 6]);
  });
});
