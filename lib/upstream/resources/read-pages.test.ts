import { describe, expect, it } from 'vitest';

import type { Release, ReleaseAsset, ReleaseList } from '@/lib/releases/list/model';

import {
  ANY_ROW,
  emptyList,
  isStepDue,
  unreadableRows,
  wantedPage,
  withFirstPage,
  withPage,
  withPassWhenDue,
  withSmallerPages,
} from './read-pages';

const START = new Date('2026-11-23T10:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;

function at(minutes: number): Date {
  return new Date(START.getTime() + minutes * 60_000);
}

function release(number: number, changes: Partial<Release> = {}): Release {
  const day = String(1 + (number % 28)).padStart(2, '0');
  const year = 2000 + Math.floor(number / 28);
  return {
    id: number,
    tag: `v1.0.${number}`,
    title: null,
    publishedAt: `${year}-01-${day}T00:00:00Z`,
    isPrerelease: false,
    url: `https://github.com/o/r/releases/tag/v1.0.${number}`,
    notes: '',
    assets: [],
    unreadableAssets: 0,
    change: null,
    ...changes,
  };
}

function asset(id: number, name: string): ReleaseAsset {
  const url = `https://github.com/o/r/releases/download/t/${name}`;
  return { id, name, url, bytes: 1, downloads: 0, digest: null, updatedAt: null };
}

/** Upstream's list from new to old. */
const upstream = (count: number): Release[] =>
  Array.from({ length: count }, (_, index) => release(count - index));

/** Reads the page that a list needs next, from rows that are paged as GitHub does. */
function readPage(list: ReleaseList, truth: readonly Release[], now: Date, first = false) {
  const { page, perPage } = first ? { page: 1, perPage: list.perPage } : wantedPage(list);
  const rows = truth.slice((page - 1) * perPage, page * perPage);
  const lastPage = Math.max(1, Math.ceil(truth.length / perPage));
  const etag = JSON.stringify(rows);
  const isKnown = list.pages[page - 1]?.etag === etag;
  const arrived = {
    page,
    rows: isKnown ? ('unchanged' as const) : rows,
    ids: isKnown ? [] : rows.map(({ id }) => id),
    etag: isKnown ? null : etag,
    hasNext: page < lastPage,
    lastPage,
    unreadable: 0,
  };
  return first ? withFirstPage(list, arrived, now) : withPage(list, arrived, now);
}

function readAll(list: ReleaseList, truth: readonly Release[], now: Date): ReleaseList {
  let reading = list;
  for (let pages = 0; reading.pass !== null && pages < 1000; pages += 1) {
    reading = readPage(reading, truth, now);
  }
  return reading;
}

const tagsOf = ({ releases }: ReleaseList) => releases.map(({ tag }) => tag);

describe('reading all pages', () => {
  it('gives the first page immediately and ends with all', () => {
    const truth = upstream(75);
    const first = readPage(emptyList(START), truth, START);
    expect(first.releases).toHaveLength(30);
    expect(first).toMatchObject({ wholeAt: null, lastPage: 3, pass: { next: 2 } });
    const whole = readAll(first, truth, START);
    expect(whole.releases).toEqual(truth);
    expect(whole).toMatchObject({ pass: null, wholeAt: START.toISOString(), removed: [] });
  });

  it('ends immediately where there is nothing', () => {
    expect(readAll(emptyList(START), [], START)).toMatchObject({ releases: [], pass: null });
  });

  it('requests half as many from where it was, and misses none', () => {
    const truth = upstream(100);
    const stopped = readPage(readPage(emptyList(START), truth, START), truth, START);
    const fewer = withSmallerPages(stopped);
    expect(fewer && wantedPage(fewer)).toEqual({ page: 5, perPage: 15, etag: null });
    const fewest = fewer && withSmallerPages(fewer);
    expect(fewest && wantedPage(fewest)).toEqual({ page: 9, perPage: 7, etag: null });
    expect(fewest && readAll(fewest, truth, START).releases).toEqual(truth);
  });

  it('cannot request fewer than one', () => {
    expect(withSmallerPages({ ...emptyList(START), perPage: 1 })).toBeNull();
  });

  it('misses none where releases appear or go while it reads', () => {
    const before = upstream(70);
    const first = readPage(emptyList(START), before, START);
    const published = [release(72), release(71), ...before];
    expect(tagsOf(readAll(first, published, START))).toContain('v1.0.41');
    const removed = before.filter(({ id }) => id !== 60);
    const whole = readAll(first, removed, START);
    const again = readAll(withPassWhenDue(whole, at(1500), DAY_MS), removed, at(1500));
    expect(again.releases).toEqual(removed);
  });

  it.each([30, 1, 0])('stops at a list without an end, with %i releases on each page', (count) => {
    let reading = emptyList(START);
    let requested = 0;
    while (reading.pass !== null && requested < 500) {
      const first = requested * count + 1;
      const rows = Array.from({ length: count }, (_, index) => release(first + index));
      const endless = {
        rows,
        ids: rows.map(({ id }) => id),
        etag: null,
        hasNext: true,
        lastPage: null,
        unreadable: 0,
      };
      reading = withPage(reading, { ...endless, page: wantedPage(reading).page }, START);
      requested += 1;
    }
    expect(reading.pass).toBeNull();
    expect(requested).toBe(334);
  });

  it('counts rows that cannot be read once, however often their page is read', () => {
    const rows = upstream(2);
    const ids = rows.map(({ id }) => id);
    const arrived = { page: 1, rows, ids, etag: 'a', hasNext: false, lastPage: 1 };
    const once = withPage(emptyList(START), { ...arrived, unreadable: 3 }, START);
    expect(unreadableRows(once)).toBe(3);
    expect(unreadableRows(withFirstPage(once, { ...arrived, unreadable: 3 }, START))).toBe(3);
    expect(unreadableRows(withFirstPage(once, { ...arrived, unreadable: 0 }, START))).toBe(0);
  });
});

describe('looking at the first page', () => {
  const truth = upstream(75);
  const whole = readAll(emptyList(START), truth, START);

  it('takes what is new and keeps the rest', () => {
    const published = [release(76), ...truth];
    const looked = readPage(whole, published, at(60), true);
    expect(looked.releases).toEqual(published);
    expect(looked.pass).toBeNull();
  });

  it('changes nothing where upstream confirms its version', () => {
    expect(readPage(whole, truth, at(60), true)).toBe(whole);
  });

  it('notices what is gone from it, with the moment', () => {
    const left = truth.filter(({ id }) => id !== 70);
    const looked = readPage(whole, left, at(60), true);
    expect(looked.releases).toEqual(left);
    expect(looked.removed).toEqual([{ tag: 'v1.0.70', noticedAt: at(60).toISOString() }]);
  });

  it('takes no release for gone that only moved to the next page', () => {
    const published = [release(77), release(76), ...truth];
    expect(readPage(whole, published, at(60), true).removed).toEqual([]);
  });

  it('keeps in order what was published long after it was made', () => {
    const late = truth.map((each) =>
      each.id === 20 ? { ...each, publishedAt: '2030-01-01T00:00:00Z' } : each,
    );
    const read = readAll(emptyList(START), late, START);
    const looked = readPage(read, [release(76), ...late], at(60), true);
    expect(looked.removed).toEqual([]);
    expect(looked.releases[0]?.id).toBe(20);
  });

  it('reads all again where it has nothing of the first page', () => {
    const far = [...upstream(140).slice(0, 65), ...truth];
    const looked = readPage(whole, far, at(60), true);
    expect(looked.pass).toMatchObject({ next: 2 });
    expect(new Set(tagsOf(readAll(looked, far, at(60))))).toEqual(
      new Set(far.map(({ tag }) => tag)),
    );
  });

  it('forgets that a tag was gone when it comes back under a new number', () => {
    const gone = readPage(whole, truth.slice(1), at(60), true);
    const left = readPage(gone, [release(76), ...truth.slice(1)], at(61), true);
    const back = readPage(
      left,
      [release(900, { tag: 'v1.0.75' }), ...truth.slice(1)],
      at(90),
      true,
    );
    expect(back.removed.map(({ tag }) => tag)).not.toContain('v1.0.75');
    expect(tagsOf(back).filter((tag) => tag === 'v1.0.75')).toHaveLength(1);
  });
});

describe('a row that cannot be read', () => {
  const truth = upstream(75);
  const whole = readAll(emptyList(START), truth, START);

  /** The first page with one row that cannot be read, whose id is `id`. */
  function look(list: ReleaseList, odd: Release, id: number, rows = truth.slice(0, 30)) {
    const arrived = {
      page: 1,
      rows: rows.filter((row) => row !== odd),
      ids: rows.map((row) => (row === odd ? id : row.id)),
      etag: 'odd',
      hasNext: true,
      lastPage: 3,
      unreadable: 1,
    };
    return withFirstPage(list, arrived, at(60));
  }

  it('is not gone, wherever on the page it is', () => {
    for (const odd of truth.slice(0, 30)) {
      const looked = look(whole, odd, odd.id);
      expect(looked.releases).toEqual(truth);
      expect(looked.removed).toEqual([]);
    }
  });

  it('does not make others gone once it is read again', () => {
    const [, odd] = truth;
    if (odd === undefined) throw new Error('too few');
    const published = [release(76), ...truth];
    const looked = readPage(look(whole, odd, odd.id), published, at(90), true);
    expect(looked.releases).toEqual(published);
    expect(looked.removed).toEqual([]);
  });

  it('hides that another is gone while it may be any', () => {
    const [, odd, gone] = truth;
    if (odd === undefined) throw new Error('too few');
    const rows = truth.filter((row) => row !== gone).slice(0, 30);
    const looked = look(whole, odd, ANY_ROW, rows);
    expect(looked.removed).toEqual([]);
    const later = readPage(look(whole, odd, odd.id, rows), rows, at(90), true);
    expect(later.removed.map(({ tag }) => tag)).toContain(gone?.tag);
  });

  it('ends no reading of all pages with releases gone while it may be any', () => {
    const due = withPassWhenDue(whole, at(1500), DAY_MS);
    const rows = truth.slice(1, 30);
    const arrived = {
      page: 1,
      rows,
      ids: [ANY_ROW, ...rows.map(({ id }) => id)],
      etag: 'odd',
      hasNext: true,
      lastPage: 3,
      unreadable: 1,
    };
    const read = readAll(withPage(due, arrived, at(1500)), truth, at(1500));
    expect(read.removed).toEqual([]);
    expect(read.releases).toEqual(truth);
  });
});

describe('what changed after publishing', () => {
  const old = release(1, { notes: 'a', assets: [asset(1, 'x.iso')] });
  const known = readAll(emptyList(START), [old], START);
  const changeOf = (row: Release, now: Date) =>
    readPage(known, [row], now, true).releases[0]?.change;

  it.each([
    ['its notes', { notes: 'b' }, ['notes']],
    ['its title', { title: 'New' }, ['title']],
    ['a file that went', { assets: [] }, ['assets']],
    ['a file that was replaced', { assets: [asset(2, 'x.iso')] }, ['assets']],
    ['a file that came years later', { assets: [...old.assets, asset(2, 'y')] }, ['assets']],
    ['notes and files', { notes: 'b', assets: [] }, ['notes', 'assets']],
  ])('is noticed with the moment: %s', (_what, changes, what) => {
    const noticedAt = at(60).toISOString();
    expect(changeOf({ ...old, ...changes }, at(60))).toEqual({ noticedAt, what });
  });

  it.each([
    ['a count of downloads', { assets: [{ ...asset(1, 'x.iso'), downloads: 7 }] }],
    ['that it is no prerelease any more', { isPrerelease: true }],
  ])('does not mean %s', (_what, changes) => {
    expect(changeOf({ ...old, ...changes }, at(60))).toBeNull();
  });

  it('does not mean files that are still on their way', () => {
    const fresh = { ...old, publishedAt: at(-60).toISOString() };
    const read = readAll(emptyList(START), [fresh], START);
    const row = { ...fresh, assets: [...fresh.assets, asset(2, 'y')] };
    expect(readPage(read, [row], at(5), true).releases[0]?.change).toBeNull();
  });

  it('stays marked when nothing more changes', () => {
    const edited = readPage(known, [{ ...old, notes: 'b' }], at(60), true);
    const later = readPage(edited, [{ ...old, notes: 'b', isPrerelease: true }], at(120), true);
    expect(later.releases[0]?.change?.noticedAt).toBe(at(60).toISOString());
  });
});

describe('reading all pages again', () => {
  const truth = upstream(75);
  const whole = readAll(emptyList(START), truth, START);

  it('begins once the last reading is old enough', () => {
    expect(withPassWhenDue(whole, at(60), DAY_MS)).toBe(whole);
    expect(withPassWhenDue(whole, at(60 * 24), DAY_MS).pass).toMatchObject({ next: 1, seen: [] });
  });

  it('notices what is gone and edited far below', () => {
    const later = truth
      .filter(({ id }) => id !== 10)
      .map((each) => (each.id === 5 ? { ...each, notes: 'edited' } : each));
    const read = readAll(withPassWhenDue(whole, at(1500), DAY_MS), later, at(1500));
    expect(tagsOf(read)).toEqual(later.map(({ tag }) => tag));
    expect(read.removed.map(({ tag }) => tag)).toEqual(['v1.0.10']);
    expect(read.releases.find(({ id }) => id === 5)?.change?.what).toEqual(['notes']);
  });

  it('lets one step pass between two pages, while the first page is looked at', () => {
    const begun = readPage(withPassWhenDue(whole, at(1500), DAY_MS), truth, at(1500));
    expect(isStepDue(begun, at(1501), 10 * 60_000)).toBe(false);
    expect(isStepDue(begun, at(1510), 10 * 60_000)).toBe(true);
    const published = [release(76), ...truth];
    const looked = readPage(begun, published, at(1505), true);
    expect(looked.releases[0]?.id).toBe(76);
    expect(readAll(looked, published, at(1510)).releases).toEqual(published);
  });
});
