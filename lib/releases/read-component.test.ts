import { describe, expect, it } from 'vitest';

import { compareReleases } from './compare';
import { findRelease } from './find-release';
import { groupByLine } from './group-by-line';
import { findNeighbours } from './neighbours';
import { paginate } from './paginate';
import { MIXED, readReleases, releaseOf } from './releases.fixture';
import { selectReleases } from './select-releases';

const mixed = readReleases(MIXED);
const { entries } = mixed;
const tagOf = (entry: { readonly release: { readonly tag: string } } | null) =>
  entry?.release.tag ?? null;
const tagsOf = (list: readonly { readonly release: { readonly tag: string } }[]) => list.map(tagOf);

describe('readComponentReleases', () => {
  it('orders by version: labels folded and split, c3os older than any Kairos, names last', () => {
    expect(tagsOf(entries)).toEqual([
      'v4.1.0',
      'v4.0.1',
      'v4.0.0',
      'v4.0.0-RC1',
      'v4.0.0-beta4',
      'v4.0.0-beta.3',
      'v4.0.0-alpha4',
      'v3.6.0',
      'v3.5.10',
      'v1.0.0',
      'v1.24.3-56',
      'v1.20.4',
      'edge',
    ]);
  });

  it('takes the latest by version among finals, and not by date', () => {
    expect(mixed.support.latest).toBe('v4.0.1');
    const older = readReleases([
      releaseOf('v3.5.10', '2025-11-20'),
      releaseOf('v3.6.0', '2025-11-01'),
    ]);
    expect(older.support.latest).toBe('v3.6.0');
  });

  it.each([
    ['v4.0.1', { state: 'supported' }, false],
    ['v4.0.0', { state: 'superseded', by: 'v4.0.1' }, false],
    ['v4.1.0', { state: 'prerelease' }, true],
    ['v4.0.0-RC1', { state: 'superseded' }, true],
    ['v3.5.10', { state: 'end-of-line' }, false],
    ['v1.24.3-56', { state: 'end-of-line' }, true],
    ['edge', { state: 'unversioned' }, false],
  ])('says of %s what the policy says', (tag, status, isPreliminary) => {
    expect(findRelease(entries, tag)).toMatchObject({ status, isPreliminary });
  });
});

describe('findRelease', () => {
  it.each([
    ['v4.0.0', 'v4.0.0'],
    ['4.0.0', 'v4.0.0'],
    ['V4.0.0-rc1', 'v4.0.0-RC1'],
    ['EDGE', 'edge'],
    ['v4', null],
    ['', null],
  ])('finds %s as %s', (asked, tag) => {
    expect(tagOf(findRelease(entries, asked))).toBe(tag);
  });
});

describe('findNeighbours', () => {
  it.each([
    ['v4.0.1', [null, 'v4.0.0', null, 'v4.0.0']],
    ['v4.0.0', ['v4.0.1', 'v3.6.0', 'v4.0.1', null]],
    ['v4.0.0-RC1', ['v4.0.0', 'v4.0.0-beta4', 'v4.0.0', 'v4.0.0-beta4']],
    ['nope', [null, null, null, null]],
  ])('of %s', (tag, expected) => {
    const { newer, older, newerInLine, olderInLine } = findNeighbours(entries, tag);
    expect([newer, older, newerInLine, olderInLine].map(tagOf)).toEqual(expected);
  });
});

describe('compareReleases', () => {
  it.each([
    ['v3.6.0', 'v4.0.1'],
    ['v4.0.1', 'v3.6.0'],
  ])('gives what lies between %s and %s, whichever was named first', (from, to) => {
    const compared = compareReleases(entries, from, to);
    if (!compared.ok) throw new Error(compared.failure.message);
    const { between, levels, withoutNotes } = compared.value;
    expect(tagsOf(between)).toEqual(['v4.0.1', 'v4.0.0']);
    expect(levels).toEqual({ majors: 1, minors: 0, patches: 1 });
    expect([tagOf(compared.value.from), tagOf(compared.value.to)]).toEqual(['v3.6.0', 'v4.0.1']);
    expect(withoutNotes).toEqual([]);
  });

  it('counts prereleases beside a prerelease, and nothing between a release and itself', () => {
    const beta = compareReleases(entries, 'v4.0.0-beta4', 'v4.0.0');
    expect(beta.ok && tagsOf(beta.value.between)).toEqual(['v4.0.0', 'v4.0.0-RC1']);
    const same = compareReleases(entries, 'v4.0.0', 'v4.0.0');
    expect(same.ok && same.value.between).toEqual([]);
  });

  it('names those without notes', () => {
    const compared = compareReleases(entries, 'v3.5.10', 'v3.6.0');
    expect(compared.ok && compared.value.withoutNotes).toEqual(['v3.6.0']);
  });

  it.each([
    ['nope', 'v4.0.0', 'from'],
    ['v4.0.0', 'nope', 'to'],
  ])('says which of %s and %s is not there', (from, to, field) => {
    expect(compareReleases(entries, from, to)).toMatchObject({ failure: { field } });
  });
});

const everything = { components: [], text: '', withPreliminary: false, year: null };
const select = (changes: Partial<Parameters<typeof selectReleases>[1]>) =>
  selectReleases([mixed], { ...everything, ...changes });

describe('selectReleases', () => {
  it('gives the latest published first, and hides what is preliminary', () => {
    const { found, hiddenPreliminary, years } = select({});
    expect(tagsOf(found.map(({ entry }) => entry))).toEqual([
      'v4.0.1',
      'v4.0.0',
      'edge',
      'v3.5.10',
      'v3.6.0',
      'v1.0.0',
    ]);
    expect(hiddenPreliminary).toBe(7);
    expect(years).toEqual([2026, 2025, 2022]);
    expect(select({ withPreliminary: true }).found).toHaveLength(MIXED.length);
  });

  it.each([
    [{ text: 'PARTITION full' }, ['v4.0.1']],
    [{ text: 'a patch' }, ['v4.0.1']],
    [{ text: '.*' }, []],
    [{ text: 'v3.' }, ['v3.5.10', 'v3.6.0']],
    [{ year: 2022 }, ['v1.0.0']],
    [{ components: ['immucore'] }, []],
  ])('finds %o', (changes, tags) => {
    expect(tagsOf(select(changes).found.map(({ entry }) => entry))).toEqual(tags);
  });

  it('shows where the words stand in the notes, when nothing else does', () => {
    expect(select({ text: 'partition' }).found[0]?.excerpt).toEqual({
      before: 'Say which ',
      match: 'partition',
      after: ' is full.',
    });
    expect(select({ text: 'v4.0.1' }).found[0]?.excerpt).toBeNull();
  });
});

describe('groupByLine', () => {
  it('groups by minor line, the line of the last release first', () => {
    const groups = groupByLine(select({ withPreliminary: true }).found);
    expect(groups.map(({ kind, line }) => line ?? kind)).toEqual([
      '4.1',
      '4.0',
      'unversioned',
      '3.5',
      '3.6',
      '1.0',
      'c3os',
    ]);
    const line = groups.find((group) => group.line === '4.0');
    expect(tagsOf(line?.releases.map(({ entry }) => entry) ?? []).slice(0, 3)).toEqual([
      'v4.0.1',
      'v4.0.0',
      'v4.0.0-RC1',
    ]);
  });

  it('keeps the lines of components apart', () => {
    const other = readReleases([releaseOf('v4.0.0', '2026-04-01')], 'auroraboot');
    const { found } = selectReleases([mixed, other], everything);
    const fours = groupByLine(found).filter(({ line }) => line === '4.0');
    expect(fours.map(({ componentId }) => componentId).toSorted()).toEqual([
      'auroraboot',
      'kairos',
    ]);
  });
});

describe('paginate', () => {
  const list = [1, 2, 3, 4, 5];

  it.each([
    [1, [1, 2], 1],
    [3, [5], 3],
    [9, [5], 3],
    [0, [1, 2], 1],
  ])('gives page %i', (asked, items, page) => {
    expect(paginate(list, asked, 2)).toEqual({ items, page, pages: 3, total: 5 });
  });

  it('has one page of nothing', () => {
    expect(paginate([], 1, 10)).toEqual({ items: [], page: 1, pages: 1, total: 0 });
  });
});
