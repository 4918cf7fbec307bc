import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareFamilies } from './compare-families';
import { compareReleases } from './compare-releases';

describe('compareReleases', () => {
  it.each([
    ['numbers count as numbers', ['26.04', '25.10', '25.04', '24.04', '9.10', '9.9']],
    ['a word before the number does not matter', ['stream10', 'stream9']],
    ['a dash after the word does not matter', ['leap-16.0', 'leap-15.6']],
    ['a prerelease is older than its release', ['v0.5.1', 'v0.5.1-beta2', 'v0.5.1-beta.1']],
    ['numbers of prereleases count as numbers', ['v0.0.1-beta10', 'v0.0.1-beta6', 'v0.0.1-beta5']],
    ['rolling names follow the versions', ['leap-16.0', 'leap-15.6', 'tumbleweed']],
    ['main follows the releases of Hadron', ['v0.5.3', 'v0.5.1', 'main']],
    ['rawhide, sid and edge follow too', ['43', '9', 'edge', 'rawhide', 'sid']],
    ['an unknown release comes last', ['13', 'sid', null]],
    ['more numbers are newer', ['9.6', '9']],
    ['long numbers keep their precision', ['90071992547409931', '90071992547409930']],
  ])('%s', (_rule, ordered) => {
    expect(ordered.toReversed().toSorted(compareReleases)).toEqual(ordered);
    expect(ordered.toSorted(compareReleases)).toEqual(ordered);
  });

  it('is a total order', () => {
    const release = fc.option(
      fc.oneof(fc.stringMatching(/^v?\d{1,2}(\.\d{1,2}){0,2}(-(rc|beta)\.?\d)?$/), fc.string()),
    );
    fc.assert(
      fc.property(release, release, release, (a, b, c) => {
        expect(Math.sign(compareReleases(a, b))).toBe(0 - Math.sign(compareReleases(b, a)));
        expect(compareReleases(a, b) === 0).toBe(a === b);
        // A ring of three cannot be sorted so that all of its pairs are in order.
        const [low = null, middle = null, high = null] = [a, b, c].toSorted(compareReleases);
        expect(compareReleases(low, middle)).toBeLessThanOrEqual(0);
        expect(compareReleases(middle, high)).toBeLessThanOrEqual(0);
        expect(compareReleases(low, high)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('compareFamilies', () => {
  it('puts Hadron first, other images last and unknown words after them', () => {
    const ordered = ['hadron', 'debian', 'rhel', 'suse', 'alpine', 'other', 'a-word', 'none'];
    expect(ordered.toReversed().toSorted(compareFamilies)).toEqual(ordered);
  });
});
