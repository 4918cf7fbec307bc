import { describe, expect, it } from 'vitest';

import { BUNDLED_VERSIONS, pinnedReleases, releasesAround, releasesWith } from './pinned-releases';

const url = 'https://github.com/kairos-io/kairos/blob/v4.3.0/kairos-init/Makefile#L2';
const PIN = { program: 'provider-kairos', version: 'v2.16.5', line: 2, url };

const READ = pinnedReleases(['v4.3.0', 'v4.2.0', 'v1.0.0'], (tag) =>
  tag === 'v4.3.0' ? [PIN] : [],
);

const tagsOf = (releases: readonly { readonly tag: string }[]) => releases.map(({ tag }) => tag);

describe('pinnedReleases', () => {
  it('has bundled releases and those with pins or a rule, each once, oldest version first', () => {
    const tags = tagsOf(READ);
    expect(new Set(tags).size).toBe(tags.length);
    expect(tags.slice(-2)).toEqual(['v4.2.0', 'v4.3.0']);
    expect(tags).not.toContain('v1.0.0');
  });
});

describe('releasesWith', () => {
  it.each([
    ['kairos-agent', 'v2.24.10', ['v3.5.8', 'v3.5.9', 'v3.5.10']],
    ['immucore', 'v0.20.4', ['v4.2.0']],
    ['framework', 'v2.7.33', ['v3.0.11']],
    ['kairos-init', 'v0.8.5', []],
    ['auroraboot', 'v0.14.0', []],
  ])('finds the bundled releases with %s %s', (program, version, tags) => {
    expect(tagsOf(releasesWith(BUNDLED_VERSIONS.releases, program, version))).toEqual(tags);
  });

  it('finds a version that only a file at the tag pins, with its line', () => {
    expect(releasesWith(READ, 'provider-kairos', 'v2.16.5')).toEqual([
      { tag: 'v4.3.0', version: 'v2.16.5', source: url },
    ]);
    expect(releasesWith(BUNDLED_VERSIONS.releases, 'provider-kairos', 'v2.16.5')).toEqual([]);
  });

  it('finds the version of the monorepo', () => {
    expect(tagsOf(releasesWith(READ, 'immucore', 'v4.3.0'))).toEqual(['v4.3.0']);
  });
});

describe('releasesAround', () => {
  it('finds the releases before and after a version that none contains', () => {
    const { before, after } = releasesAround(BUNDLED_VERSIONS.releases, 'kairos-init', 'v0.8.5');
    expect([before?.tag, after?.tag]).toEqual(['v4.0.3', 'v4.1.0']);
  });

  it('has the releases whose files were read', () => {
    expect(releasesAround(READ, 'provider-kairos', 'v3.0.0').before?.tag).toBe('v4.3.0');
  });

  it('finds none for a program that no release names', () => {
    expect(releasesAround(READ, 'nothing', 'v1.0.0')).toEqual({ before: null, after: null });
  });
});
