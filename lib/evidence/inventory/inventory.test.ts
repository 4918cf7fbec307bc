import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';
import type { Package } from '@/lib/evidence/packages/model';
import { packageOf } from '@/lib/evidence/packages/packages.fixture';
import { formatStoredList } from '@/lib/evidence/stored-list/format-stored-list';

import { parseCondition } from './condition';
import { coverageOf, describeCoverage } from './coverage';
import { Inventory } from './inventory';
import { loadLists, runInSlices } from './load-lists';
import { packageHistory } from './package-history';
import { type InventoryQuery, searchInventory } from './search-inventory';
import { TupleTable } from './tuple-table';

type Given = readonly [release: string, image: string, packages: readonly Package[]];

/** Loads lists as the site does, from their stored texts. */
function inventoryOf(given: readonly Given[]): Inventory {
  const inventory = new Inventory();
  const texts = given.map(([release, image, packages]) => ({
    release,
    image,
    text: formatStoredList(packages),
  }));
  const steps = [...loadLists(inventory, texts)];
  expect(steps.at(-1) ?? { loaded: 0, unreadable: 0 }).toEqual({
    loaded: given.length,
    unreadable: 0,
  });
  return inventory;
}

const deb = (name: string, version: string, more: Partial<Package> = {}) =>
  packageOf({ namespace: 'ubuntu', name, version, ...more });
const hadron = (name: string, version: string) =>
  packageOf({ type: 'hadron', name, version, source: 'hadron' });

const INVENTORY = inventoryOf([
  ['v1', 'ubuntu', [deb('openssl', '3.0.2-1', { licence: 'OpenSSL' }), deb('curl', '8.0.0-1')]],
  ['v2', 'ubuntu', [deb('openssl', '3.0.2-1', { licence: 'OpenSSL' }), deb('curl', '8.1.0-1')]],
  ['v2', 'hadron', [hadron('openssl', '3.5.0'), hadron('linux', '6.12')]],
  ['v4', 'hadron', [hadron('openssl', '3.6.3'), hadron('linux', '7.1')]],
  ['v5', 'hadron', [hadron('linux', '7.2')]],
]);

const everything: InventoryQuery = { text: '', types: [], licences: [], limit: 100 };

describe('Inventory', () => {
  it('gives back the packages of each list as they were', () => {
    const packages = [deb('a', '1', { licence: 'MIT' }), hadron('b', '2'), deb('a', '1')];
    const inventory = inventoryOf([
      ['v1', 'x', packages],
      ['v2', 'x', packages.slice(1)],
    ]);
    expect(inventory.lists.map((list) => inventory.packagesOf(list))).toEqual([
      packages,
      packages.slice(1),
    ]);
  });

  it('keeps each row once, however many lists have it', () => {
    expect(INVENTORY.rows.size).toBe(8);
    expect(INVENTORY.lists.map(({ rows }) => rows.length)).toEqual([2, 2, 2, 2, 1]);
  });
});

describe('TupleTable', () => {
  it('gives equal tuples one index and different tuples different ones', () => {
    const tuple = fc.array(fc.oneof(fc.nat(3), fc.nat(0xffffffff)), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(tuple, { maxLength: 3000 }), (tuples) => {
        const table = new TupleTable(3);
        const indexes = new Map<string, number>();
        for (const one of tuples) {
          const key = one.join(' ');
          const expected = indexes.get(key) ?? indexes.size;
          indexes.set(key, expected);
          expect(table.add(one)).toBe(expected);
        }
        for (const [key, index] of indexes) {
          expect([0, 1, 2].map((place) => table.at(index, place)).join(' ')).toBe(key);
        }
        expect(table.size).toBe(indexes.size);
      }),
      { numRuns: 30 },
    );
  });
});

describe('searchInventory', () => {
  const namesOf = (query: Partial<InventoryQuery>) =>
    searchInventory(INVENTORY, { ...everything, ...query }).found.map(
      ({ type, name, lists }) => `${type} ${name} ${lists}`,
    );

  it.each([
    [
      'nothing in particular',
      {},
      ['hadron linux 3', 'hadron openssl 2', 'deb curl 2', 'deb openssl 2'],
    ],
    ['a name, exact names first', { text: 'openssl' }, ['hadron openssl 2', 'deb openssl 2']],
    ['part of a name', { text: 'SSL' }, ['hadron openssl 2', 'deb openssl 2']],
    ['a name and part of a version', { text: 'openssl 3.6' }, ['hadron openssl 1']],
    ['a package URL', { text: 'pkg:deb/ubuntu/curl' }, ['deb curl 2']],
    ['a type', { types: ['deb'] }, ['deb curl 2', 'deb openssl 2']],
    ['a licence', { licences: ['OpenSSL'] }, ['deb openssl 2']],
    ['a type that nothing has', { types: ['npm'] }, []],
    ['a word that nothing has', { text: 'openssl zlib' }, []],
  ])('finds %s', (_what, query, found) => {
    expect(namesOf(query).toSorted()).toEqual(found.toSorted());
  });

  it('gives the first packages by rank and counts all', () => {
    const { total, found } = searchInventory(INVENTORY, { ...everything, text: 'l', limit: 1 });
    expect(total).toBe(4);
    expect(found).toEqual([
      {
        type: 'hadron',
        namespace: '',
        name: 'linux',
        versions: ['6.12', '7.1', '7.2'],
        sources: ['hadron'],
        lists: 3,
      },
    ]);
  });

  it('finds what a search of each list by itself finds', () => {
    const word = fc.constantFrom('a', 'b', 'ab', '1', 'deb', 'x');
    const name = fc.constantFrom('a', 'ab', 'ba', 'x');
    const one = fc
      .record({
        type: fc.constantFrom('deb', 'npm'),
        name,
        version: fc.constantFrom('1', '2', '12'),
      })
      .map((given) => packageOf(given));
    const lists = fc.array(fc.array(one, { maxLength: 6 }), { maxLength: 5 });
    fc.assert(
      fc.property(lists, fc.array(word, { maxLength: 2 }), (packages, words) => {
        const inventory = inventoryOf(packages.map((list, at) => ['v', String(at), list]));
        const { found } = searchInventory(inventory, { ...everything, text: words.join(' ') });
        const expected = new Map<string, Set<number>>();
        for (const [at, list] of packages.entries()) {
          for (const { type, name: itsName, version } of list) {
            const texts = [`pkg:${type}/${itsName}`, version];
            if (!words.every((each) => texts.some((text) => text.includes(each)))) continue;
            const key = `${type} ${itsName}`;
            expected.set(key, (expected.get(key) ?? new Set()).add(at));
          }
        }
        expect(
          new Map(
            found.map(({ type, name: itsName, lists: count }) => [`${type} ${itsName}`, count]),
          ),
        ).toEqual(new Map([...expected].map(([key, indexes]) => [key, indexes.size])));
      }),
      { numRuns: 200 },
    );
  });
});

describe('packageHistory', () => {
  const releases = ['v1', 'v2', 'v3', 'v4', 'v5'];
  const historyOf = (text: string, includes?: (list: { image: string }) => boolean) => {
    const condition = parseCondition(text);
    if (condition === null) throw new Error(`${text} is no condition.`);
    return packageHistory(INVENTORY, condition, { releases, ...(includes && { includes }) });
  };

  it.each([
    { text: 'openssl', states: 'has has unlisted has lacks', first: 'v1', last: 'v4' },
    { text: 'openssl >= 3.5', states: 'lacks has unlisted has lacks', first: 'v2', last: 'v4' },
    { text: 'openssl 3.6', states: 'lacks lacks unlisted has lacks', first: 'v4', last: 'v4' },
    { text: 'linux', states: 'lacks has unlisted has has', first: 'v2', last: 'v5' },
    { text: 'zlib', states: 'lacks lacks unlisted lacks lacks', first: null, last: null },
  ])('finds where $text is: $states', ({ text, states, first, last }) => {
    const history = historyOf(text);
    expect(history.releases.map(({ state }) => state).join(' ')).toBe(states);
    expect(history.first?.release ?? null).toBe(first);
    expect(history.last?.release ?? null).toBe(last);
  });

  it('says whether it is still there', () => {
    expect(historyOf('linux').isPresent).toBe(true);
    expect(historyOf('openssl').isPresent).toBe(false);
    expect(historyOf('zlib').isPresent).toBe(false);
  });

  it('is certain of the first and the last only where the releases around them are listed', () => {
    expect(historyOf('openssl >= 3.5')).toMatchObject({
      isFirstCertain: true,
      isLastCertain: true,
    });
    expect(historyOf('openssl 3.6')).toMatchObject({ isFirstCertain: false, isLastCertain: true });
    expect(historyOf('curl')).toMatchObject({ isFirstCertain: true, isLastCertain: false });
    expect(historyOf('zlib')).toMatchObject({ isFirstCertain: false, isLastCertain: false });
  });

  it('gives an example, and counts the images', () => {
    expect(historyOf('openssl >= 3.5').releases[1]).toMatchObject({
      example: {
        image: 'hadron',
        package: { name: 'openssl', version: '3.5.0', source: 'hadron' },
      },
      images: 1,
      listed: 2,
    });
  });

  it('looks only at the images that are included', () => {
    const history = historyOf('openssl', ({ image }) => image === 'hadron');
    expect(history.releases.map(({ state }) => state)).toEqual([
      'unlisted',
      'has',
      'unlisted',
      'has',
      'lacks',
    ]);
  });

  it('says that it is unclear where versions have no order', () => {
    const odd = packageOf({ type: 'golang', name: 'x', version: '(devel)' });
    const inventory = inventoryOf([
      ['v1', 'a', [odd]],
      ['v1', 'b', []],
      ['v2', 'a', [odd]],
      ['v2', 'b', [packageOf({ type: 'golang', name: 'x', version: 'v1.0.0' })]],
    ]);
    const condition = parseCondition('x >= 1');
    const history = condition && packageHistory(inventory, condition, { releases: ['v1', 'v2'] });
    expect(
      history?.releases.map(({ state, example }) => [state, example?.package.version]),
    ).toEqual([
      ['unclear', '(devel)'],
      ['has', 'v1.0.0'],
    ]);
    expect(history?.isFirstCertain).toBe(false);
  });
});

describe('coverageOf', () => {
  it('counts releases with lists, by source too', () => {
    expect(coverageOf(INVENTORY, ['v1', 'v2', 'v3', 'v4'])).toEqual({
      releases: 4,
      listed: 3,
      unlisted: ['v3'],
      lists: 4,
      bySource: { sbom: 2, hadron: 2, 'go.mod': 0 },
    });
  });

  it.each([
    [['v1', 'v2'], '2 of 2 releases have a list of packages.'],
    [['v1', 'v3'], '1 of 2 releases has a list of packages; v3 has none.'],
    [['v1', 'v3', 'v6', 'v7'], '1 of 4 releases has a list of packages; v3, v6 and v7 have none.'],
    [['a', 'b', 'c', 'd'], '0 of 4 releases have a list of packages; 4 have none.'],
    [['v5'], '1 of 1 release has a list of packages.'],
  ])('words the coverage of %j', (releases, words) => {
    expect(describeCoverage(coverageOf(INVENTORY, releases))).toBe(words);
  });
});

describe('an inventory of hostile lists', () => {
  const names = ['__proto__', 'constructor', '\uD800', 'a\0b', ''];

  it('finds names that objects inherit, half characters and NUL', () => {
    const packages = names.map((name) => packageOf({ type: 'npm', name, version: '1' }));
    const inventory = inventoryOf([['v1', '__proto__', packages]]);
    const [list] = inventory.lists;
    expect(list && inventory.packagesOf(list)).toEqual(packages);
    expect(searchInventory(inventory, { ...everything, text: '__proto__' }).total).toBe(1);
    expect(searchInventory(inventory, { ...everything, types: ['__proto__'] }).total).toBe(0);
  });

  it('keeps a name apart from the same path that is cut elsewhere', () => {
    const inventory = inventoryOf([
      [
        'v1',
        'x',
        [
          packageOf({ type: 'npm', namespace: 'a', name: 'b/c' }),
          packageOf({ type: 'npm', namespace: 'a/b', name: 'c' }),
        ],
      ],
    ]);
    expect(searchInventory(inventory, { ...everything, text: 'a/b/c' }).total).toBe(2);
  });

  it.each([
    ['200,000 names', (at: number) => packageOf({ type: 'npm', name: `p${at}`, version: '1.0.0' })],
    [
      '200,000 versions',
      (at: number) => packageOf({ type: 'npm', name: 'p', version: `1.0.${at}` }),
    ],
    ['one package 200,000 times', () => packageOf({ type: 'npm', name: 'p', version: '1.0.0' })],
  ])('loads and searches %s in linear time', (_what, make) => {
    const packages = Array.from({ length: 200_000 }, (_, at) => make(at));
    const text = formatStoredList(packages);
    const condition = parseCondition('p>=1');
    const start = cpuMs();
    const inventory = new Inventory();
    const steps = [...loadLists(inventory, [{ release: 'v1', image: 'x', text }])];
    const { total } = searchInventory(inventory, { ...everything, text: 'p 1 0' });
    const history = condition && packageHistory(inventory, condition, { releases: ['v1'] });
    expect(cpuMs() - start).toBeLessThan(8000);
    expect(steps.at(-1)).toEqual({ loaded: 1, unreadable: 0 });
    expect(total).toBeGreaterThan(0);
    expect(history?.releases).toHaveLength(1);
  });
});

describe('loadLists', () => {
  it('counts lists that cannot be read, and loads the others', () => {
    const inventory = new Inventory();
    const texts = ['{', formatStoredList([deb('a', '1')])].map((text) => ({
      release: 'v1',
      image: 'x',
      text,
    }));
    expect([...loadLists(inventory, texts)]).toEqual([
      { loaded: 0, unreadable: 1 },
      { loaded: 1, unreadable: 1 },
    ]);
    expect(inventory.lists).toHaveLength(1);
  });

  it('adds a long list in several steps, and shows it when it is complete', () => {
    const inventory = new Inventory();
    const packages = Array.from({ length: 2500 }, (_, at) => deb(`p${at}`, '1'));
    const texts = [{ release: 'v1', image: 'x', text: formatStoredList(packages) }];
    const lengths: number[] = [];
    for (const { loaded } of loadLists(inventory, texts)) {
      lengths.push(inventory.lists.length);
      expect(loaded).toBe(inventory.lists.length);
    }
    expect(lengths).toEqual([0, 0, 1]);
  });
});

describe('runInSlices', () => {
  it('pauses when a slice is used up, and ends with the outcome', async () => {
    let time = 0;
    const log: string[] = [];
    function* steps(): Generator<number, string> {
      for (let step = 0; step < 5; step += 1) {
        time += 10;
        log.push(`step ${step}`);
        yield step;
      }
      return 'done';
    }
    const outcome = await runInSlices(steps(), {
      sliceMs: 20,
      now: () => time,
      pause: async () => {
        log.push('pause');
      },
    });
    expect(outcome).toBe('done');
    expect(log).toEqual(['step 0', 'step 1', 'pause', 'step 2', 'step 3', 'pause', 'step 4']);
  });
});
