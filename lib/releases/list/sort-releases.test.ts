import { describe, expect, it } from 'vitest';

import { assetOf, readReleases, releaseOf } from './releases.fixture';
import { selectReleases } from './select-releases';
import { SORT_KEYS, sortReleases, type SortKey } from './sort-releases';

const { found } = selectReleases(
  [
    readReleases([
      releaseOf('v3.5.10', '2025-11-28', { assets: [assetOf('a'), assetOf('b')] }),
      releaseOf('v3.6.0', '2025-11-18', { assets: [assetOf('a')] }),
    ]),
    readReleases([releaseOf('v1.0.0', '2025-12-01')], 'auroraboot'),
  ],
  { components: [], text: '', withPreliminary: true, year: null },
);

const sorted = (key: SortKey, isDescending: boolean) =>
  sortReleases(found, { key, isDescending }).map(({ entry }) => entry.release.tag);

describe('sortReleases', () => {
  it.each([
    ['published', true, ['v1.0.0', 'v3.5.10', 'v3.6.0']],
    ['published', false, ['v3.6.0', 'v3.5.10', 'v1.0.0']],
    ['version', true, ['v3.6.0', 'v3.5.10', 'v1.0.0']],
    ['component', false, ['v1.0.0', 'v3.5.10', 'v3.6.0']],
    ['component', true, ['v3.5.10', 'v3.6.0', 'v1.0.0']],
    ['files', true, ['v3.5.10', 'v3.6.0', 'v1.0.0']],
    ['support', false, ['v3.5.10', 'v1.0.0', 'v3.6.0']],
  ] as const)('sorts by %s, descending %s', (key, isDescending, tags) => {
    expect(sorted(key, isDescending)).toEqual(tags);
  });

  it.each(SORT_KEYS)('loses no release by %s', (key) => {
    expect(sorted(key, true)).toHaveLength(found.length);
  });
});
