import { describe, expect, it } from 'vitest';

import { ByteCache } from './byte-cache.mjs';

describe('ByteCache', () => {
  it('keeps no more bytes than it may, and what was used last', () => {
    const cache = new ByteCache<string>(100);
    for (const key of ['a', 'b', 'c', 'd']) cache.set(key, key, 25);
    cache.get('a');
    cache.set('e', 'e', 25);
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => cache.get(key))).toEqual([
      'a',
      null,
      'c',
      'd',
      'e',
    ]);
    expect([cache.bytes, cache.size]).toEqual([100, 4]);
  });

  it('keeps nothing that would leave no room for others', () => {
    const cache = new ByteCache<string>(100);
    cache.set('a', 'a', 20);
    cache.set('a', 'b', 26);
    expect([cache.get('a'), cache.bytes]).toEqual([null, 0]);
  });
});
