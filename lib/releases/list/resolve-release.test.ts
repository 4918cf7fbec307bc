import { describe, expect, it } from 'vitest';

import { MIXED, readReleases, releaseOf, tagOf } from './releases.fixture';
import { readAlias, resolveRelease } from './resolve-release';

const mixed = readReleases(MIXED);
const found = (text: string) => tagOf(resolveRelease(mixed, text));

describe('resolveRelease', () => {
  it.each([
    ['the latest final release', 'latest', 'v4.0.1'],
    ['it whatever the case', 'Latest', 'v4.0.1'],
    ['the highest patch of a line', '4.0', 'v4.0.1'],
    ['the same with its v', 'v4.0', 'v4.0.1'],
    ['the same as a page writes it', '4.0.x', 'v4.0.1'],
    ['a line by version and not by date', '3.5', 'v3.5.10'],
    ['the highest version of a major', '3', 'v3.6.0'],
    ['a tag as it is', 'v4.0.0-RC1', 'v4.0.0-RC1'],
    ['a tag without its v', '4.0.0', 'v4.0.0'],
  ])('finds %s', (_what, text, tag) => {
    expect(found(text)).toBe(tag);
  });

  it.each([
    ['a line with nothing but a marked pre-release', '4.1'],
    ['a line of c3os', '1.24'],
    ['a line that only begins alike', '3.50'],
    ['a line without a release', '9.9'],
    ['no line', '4.0.0.0'],
    ['empty text', ''],
  ])('finds nothing for %s', (_what, text) => {
    expect(found(text)).toBeNull();
  });

  it('takes a tag before an alias that is written alike', () => {
    const odd = readReleases([
      releaseOf('latest', '2022-01-01'),
      releaseOf('v4.0.0', '2026-01-01'),
    ]);
    expect(tagOf(resolveRelease(odd, 'latest'))).toBe('latest');
  });

  it('has no latest where nothing is final', () => {
    expect(
      resolveRelease(readReleases([releaseOf('v1.0.0-rc1', '2026-01-01')]), 'latest'),
    ).toBeNull();
  });
});

describe('readAlias', () => {
  it.each(['v4.2.0', 'latest2', '4.', 'v', '4.2.1.x', '٤.٢'])('reads no alias from %j', (text) => {
    expect(readAlias(text)).toBeNull();
  });
});
