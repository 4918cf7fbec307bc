import { describe, expect, it } from 'vitest';

import { readKairosVersion } from './kairos-version';
import { findBySpan, isAtLeast, isWithin, type VersionSpan } from './span';

function within(tag: string, span: VersionSpan): boolean {
  const version = readKairosVersion(tag);
  if (version === null) throw new Error(`${tag} is not a version of Kairos`);
  return isWithin(version, span);
}

describe('readKairosVersion', () => {
  it.each([
    ['reads a release', 'v4.2.0', '4.2.0'],
    ['reads a version without its v', '2.8.0', '2.8.0'],
    ['reads a prerelease', 'v4.0.0-RC1', '4.0.0'],
    ['reads a patch that upstream has not released yet', 'v4.2.100', '4.2.100'],
    ['refuses a tag of c3os, whose numbers are Kubernetes versions', 'v1.24.3-56', null],
    ['refuses a leading zero', 'v04.2.0', null],
    ['refuses two numbers', 'v0.1', null],
    ['refuses a name', 'latest', null],
    ['refuses empty text', '', null],
  ])('%s: %s', (_rule, tag, expected) => {
    const version = readKairosVersion(tag);
    const numbers = version && `${version.major}.${version.minor}.${version.patch}`;
    expect(numbers).toBe(expected);
  });
});

describe('isWithin', () => {
  const span = { from: 'v3.4.0', to: 'v3.5.0' };

  it.each([
    ['before the first', 'v3.3.6', span, false],
    ['the first', 'v3.4.0', span, true],
    ['a prerelease of the first', 'v3.4.0-rc1', span, true],
    ['the last', 'v3.5.0', span, true],
    ['the last with build metadata', 'v3.5.0+local', span, true],
    ['a prerelease of the one after the last', 'v3.5.1-beta1', span, false],
    ['a minor with two digits', 'v3.10.0', span, false],
    ['every patch of a minor line', 'v4.2.100', { from: 'v3.5.1', to: 'v4.2' }, true],
    ['a prerelease after a minor line', 'v4.3.0-rc1', { from: 'v3.5.1', to: 'v4.2' }, false],
    ['the first patch of a line that starts', 'v4.2.0', { from: 'v4.2', to: null }, true],
    ['any version after a start without an end', 'v99.0.0', { from: 'v4.3.0', to: null }, true],
    ['any version before an end without a start', 'v0.57.0', { from: null, to: 'v1.99' }, true],
    [
      'a prerelease before the one at the start',
      'v2.0.0-rc5',
      { from: 'v2.0.0-rc6', to: null },
      false,
    ],
    ['the prerelease at the start', 'v2.0.0-rc6', { from: 'v2.0.0-rc6', to: null }, true],
  ])('decides for %s: %s', (_what, tag, given, expected) => {
    expect(within(tag, given)).toBe(expected);
  });

  it('throws when an end of the span is not a version', () => {
    expect(() => within('v4.2.0', { from: 'four', to: null })).toThrow('four');
  });
});

describe('isAtLeast', () => {
  it('counts a prerelease as the release that it leads to', () => {
    const version = readKairosVersion('v4.0.0-rc1');
    expect(version !== null && isAtLeast(version, 'v4.0.0')).toBe(true);
  });
});

describe('findBySpan', () => {
  const rows = [
    { span: { from: 'v2.0.0', to: 'v2.3' }, name: 'early' },
    { span: { from: 'v2.4.0', to: null }, name: 'late' },
  ];

  it.each([
    ['v1.0.0', undefined],
    ['v2.3.9', 'early'],
    ['v2.4.0-rc1', 'late'],
  ])('finds the row of %s', (tag, name) => {
    const version = readKairosVersion(tag);
    expect(version && findBySpan(rows, version)?.name).toBe(name);
  });
});
