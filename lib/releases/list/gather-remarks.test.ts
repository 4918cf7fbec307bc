import { describe, expect, it } from 'vitest';

import { decodeFiles } from './arrange-assets';
import { gatherRemarks } from './gather-remarks';
import { assetOf } from './releases.fixture';

const gathered = (tag: string, names: readonly string[]) =>
  gatherRemarks(
    decodeFiles(
      names.map((name, index) => assetOf(name, index)),
      { component: 'kairos', tag },
    ),
  );

describe('gatherRemarks', () => {
  it('gives a remark that two files share once, with its count', () => {
    const names = ['kairos-alpine-v2.3.1.iso', 'kairos-debian-v2.3.1.iso', 'checksums.txt'];
    const found = gathered('v2.3.1', names);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ remark }) => remark)).size).toBe(found.length);
    expect(found.map(({ count }) => count)).toContain(2);
  });

  it('gives none of files whose names are as the rule has them', () => {
    expect(gathered('v4.2.0', ['kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0.iso'])).toEqual([]);
  });
});
