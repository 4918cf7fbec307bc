import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { groupByLine } from './group-by-line';
import { paginate } from './paginate';
import { MIXED, readReleases, releaseOf, tagOf, tagsOf } from './releases.fixture';
import { selectReleases } from './select-releases';

const mixed = readReleases(MIXED);

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
    [{ text: '(a+)+$' }, []],
    [{ text: '[' }, []],
    [{ text: '^v4' }, []],
    [{ text: 'v3|v4' }, []],
    [{ text: '\\' }, []],
    [{ text: '*' }, ['v4.0.0']],
    [{ text: 'v3.' }, ['v3.5.10', 'v3.6.0']],
    [{ year: 2022 }, ['v1.0.0']],
    [{ components: ['immucore'] }, []],
  ])('finds %o', (changes, tags) => {
    expect(tagsOf(select(changes).found.map(({ entry }) => entry))).toEqual(tags);
  });

  it('finds every word anywhere, and shows the piece of the first that occurs only in notes', () => {
    const { found } = select({ text: 'v4.0.1 full Patch which' });
    expect(found.map(({ entry, excerpt }) => [tagOf(entry), excerpt?.match])).toEqual([
      ['v4.0.1', 'full'],
    ]);
  });

  it('counts as hidden only what matches', () => {
    expect(select({ text: 'beta' })).toMatchObject({ found: [], hiddenPreliminary: 2 });
    expect(select({ year: 2022 }).hiddenPreliminary).toBe(2);
    expect(select({ withPreliminary: true, text: 'beta' }).hiddenPreliminary).toBe(0);
  });

  it('lists what has no day last, and under no year', () => {
    const undated = releaseOf('v9.0.0', '', { publishedAt: '' });
    const { found, years } = selectReleases([readReleases([undated, ...MIXED])], everything);
    expect(tagOf(found.at(-1)?.entry ?? null)).toBe('v9.0.0');
    expect(years).toEqual([2026, 2025, 2022]);
  });

  it('shows where the words are in the notes, when nothing else has them', () => {
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

  it('has every release in one group, newest version first', () => {
    const { found } = select({ withPreliminary: true });
    const groups = groupByLine(found);
    const grouped = groups.flatMap(({ releases }) => releases);
    expect(grouped).toHaveLength(found.length);
    expect(new Set(grouped)).toEqual(new Set(found));
    const order = tagsOf(mixed.entries);
    for (const { releases } of groups) {
      const tags = tagsOf(releases.map(({ entry }) => entry));
      expect(tags).toEqual(order.filter((tag) => tags.includes(tag)));
    }
    expect(groupByLine([])).toEqual([]);
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
  ])('gives page %i', (requested, items, page) => {
    expect(paginate(list, requested, 2)).toEqual({ items, page, pages: 3, total: 5 });
  });

  it('ends with a full page where the list does', () => {
    const even = [1, 2, 3, 4];
    expect(paginate(even, 2, 2)).toEqual({ items: [3, 4], page: 2, pages: 2, total: 4 });
    expect(paginate(even, 3, 2).items).toEqual([3, 4]);
    expect(paginate(even, 1, 4)).toEqual({ items: even, page: 1, pages: 1, total: 4 });
  });

  it('has every item on one page', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 25 }), (length, perPage) => {
        const items = Array.from({ length }, (_, index) => index);
        const { pages } = paginate(items, 1, perPage);
        const each = Array.from({ length: pages }, (_, index) =>
          paginate(items, index + 1, perPage),
        );
        expect(each.flatMap((page) => page.items)).toEqual(items);
        expect(each.every((page) => page.items.length <= perPage)).toBe(true);
      }),
      { seed: 20_261_123 },
    );
  });

  it('has one page of nothing', () => {
    expect(paginate([], 1, 10)).toEqual({ items: [], page: 1, pages: 1, total: 0 });
  });
});
