import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareDated, compareNewestFirst, compareVersions } from './compare-versions';
import { isPrerelease, readVersion, releaseLine } from './read-version';
import cases from './tags.cases.json';

const KAIROS = 'kairos-io/kairos';

const read = (tag: string, repository = KAIROS) =>
  readVersion(tag, { legacyC3os: repository === KAIROS });

const dated = Object.entries(cases).flatMap(([repository, rows]) =>
  rows.map((row) => {
    const [tag = '', publishedAt = ''] = row.split(' ');
    return { version: read(tag, repository), publishedAt };
  }),
);

const kairosTags = cases[KAIROS].map((row) => row.slice(0, row.indexOf(' ')));

describe('readVersion', () => {
  it.each([
    ['v4.2.0', 'kairos', '4.2', false],
    ['2.8.0', 'kairos', '2.8', false],
    ['v0.1', 'kairos', '0.1', false],
    ['v0.3', 'kairos', '0.3', false],
    ['v4.0.0-RC1', 'kairos', '4.0', true],
    ['v0.1.17-1', 'kairos', '0.1', true],
    ['v2.4.1-qcs6490', 'kairos', '2.4', true],
    ['v2.13.10-kcrypt-fix', 'kairos', '2.13', true],
    ['v1.20.4-1', 'c3os', null, false],
    ['v1.24.3-56', 'c3os', null, false],
    ['v1.21.4-33-1', 'c3os', null, false],
    ['v1.2.0', 'kairos', '1.2', false],
    ['v1.25.0', 'kairos', '1.25', false],
    ['master', 'other', null, false],
    ['v4', 'other', null, false],
    ['v1.2.3.4', 'other', null, false],
  ])('reads %s as %s of line %s', (tag, kind, line, prerelease) => {
    const version = read(tag);
    expect(version.class).toBe(kind);
    expect(releaseLine(version)).toBe(line);
    expect(isPrerelease(version)).toBe(prerelease);
  });

  it('reads a tag of c3os as Kairos in repositories that never had c3os', () => {
    expect(readVersion('v1.24.3', { legacyC3os: false }).class).toBe('kairos');
  });

  it('reads every tag of the repositories as a version', () => {
    expect(dated.filter(({ version }) => version.class === 'other')).toEqual([]);
    expect(dated.filter(({ version }) => version.class === 'c3os')).toHaveLength(114);
  });
});

describe('compareVersions', () => {
  it.each([
    ['alpha, beta, rc, final', ['v4.0.0-alpha4', 'v4.0.0-beta.3', 'v4.0.0-rc1', 'v4.0.0']],
    ['labels regardless of case', ['v4.0.0-beta4', 'v4.0.0-RC1', 'v4.0.0-rc2', 'v4.0.0']],
    ['numbers as numbers', ['v1.0.0-beta2', 'v1.0.0-beta.9', 'v1.0.0-beta10', 'v3.5.9', 'v3.5.10']],
    ['c3os before Kairos', ['v1.21.4-33', 'v1.21.4-33-1', 'v1.21.4-34', 'v1.24.3-56', 'v0.57.0']],
    ['names before all versions', ['master', 'v1.20.4-1', 'v0.57.0-alpha1']],
    ['a tag of two numbers as if it ended in .0', ['v0.0.9', 'v0.1', 'v0.1.1', 'v0.3']],
    ['build metadata by its number', ['v1.35.0+k3s1', 'v1.35.0+k3s3', 'v1.35.0+k3s10']],
    ['a label without a number first', ['v0.0.1-beta', 'v0.0.1-beta1']],
  ])('orders %s', (_rule, tags) => {
    const order = tags.map((tag) => read(tag)).toSorted(compareVersions);
    expect(order.map(({ raw }) => raw)).toEqual(tags);
    const reversed = tags.map((tag) => read(tag)).toReversed();
    expect(reversed.toSorted(compareVersions).map(({ raw }) => raw)).toEqual(tags);
  });

  it('lets the date decide between spellings of one prerelease', () => {
    const upper = { version: read('v4.0.0-RC1'), publishedAt: '2026-02-27T00:00:00Z' };
    const lower = { version: read('v4.0.0-rc1'), publishedAt: '2026-02-26T00:00:00Z' };
    expect(compareDated(upper, lower)).toBe(1);
    expect(compareVersions(upper.version, lower.version)).toBe(-1);
  });

  it('sorts every Kairos tag with c3os at the end and v4.2.0 in front', () => {
    const newest = kairosTags
      .map((tag) => ({ version: read(tag), publishedAt: null }))
      .toSorted(compareNewestFirst)
      .map(({ version }) => version.raw);
    expect(newest).toHaveLength(340);
    expect(newest.slice(0, 6)).toEqual([
      'v4.2.0',
      'v4.2.0-rc4',
      'v4.2.0-rc3',
      'v4.2.0-rc2',
      'v4.2.0-rc1',
      'v4.1.2',
    ]);
    expect(newest.at(-1)).toBe('v1.20.4-1');
    expect(newest.indexOf('v3.6.0')).toBeLessThan(newest.indexOf('v3.5.10'));
    expect(newest.slice(-114).every((tag) => /^v1\.2[0-4]\./.test(tag))).toBe(true);
  });

  it('lists names that are not versions last, from a to z', () => {
    const tags = ['nightly', 'v1.0.0', 'edge', 'v2.0.0'];
    const order = tags.map((tag) => ({ version: read(tag), publishedAt: null }));
    const names = order.toSorted(compareNewestFirst).map(({ version }) => version.raw);
    expect(names).toEqual(['v2.0.0', 'v1.0.0', 'edge', 'nightly']);
  });
});

describe('the order is total', () => {
  const label = fc.constantFrom(
    '',
    '-rc1',
    '-RC1',
    '-rc.1',
    '-1',
    '-beta',
    '-fix-2',
    '+k3s1',
    '-0',
  );
  const made = fc
    .tuple(fc.nat(2), fc.nat(2), label, fc.constantFrom('v', ''))
    .map(([major, minor, pre, v]) => `${v}${major}.${minor}.0${pre}`);
  const tag = fc.oneof(made, fc.constantFrom('master', 'v1.21.4-33', 'v1.21.4-33-1', 'v0.1', ''));
  const publishedAt = fc.constantFrom(null, 'no date', '2026-01-01T00:00:00Z', '2026-01-02');
  const any = fc.oneof(
    fc.constantFrom(...dated),
    fc.record({ version: tag.map((text) => read(text)), publishedAt }),
  );

  it.each([
    ['compareDated', compareDated],
    ['compareNewestFirst', compareNewestFirst],
  ])('%s: antisymmetric and transitive', (_name, compare) => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(compare(a, b) + compare(b, a)).toBe(0);
        // A ring of three cannot be sorted so that all of its pairs are in order.
        const [low, middle, high] = [a, b, c].toSorted(compare);
        if (low === undefined || middle === undefined || high === undefined) expect.fail();
        expect(compare(low, middle)).toBeLessThanOrEqual(0);
        expect(compare(middle, high)).toBeLessThanOrEqual(0);
        expect(compare(low, high)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 3000 },
    );
  });

  it('never calls two different tags equal', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const order = compareVersions(a.version, b.version);
        expect(order === 0).toBe(
          a.version.raw === b.version.raw && a.version.class === b.version.class,
        );
        expect(order + compareVersions(b.version, a.version)).toBe(0);
      }),
      { numRuns: 3000 },
    );
  });
});
