import { describe, expect, it } from 'vitest';

import { choosing, without } from './change-selection';
import { listFacets, listUsefulFacets } from './list-facets';
import { EVERYTHING, type Filter } from './model';
import { selectRows } from './select-rows';
import { blockerOf, waysBack } from './ways-back';

type Row = { readonly base: string; readonly arch: string | null; readonly boards: string[] };

const filter: Filter<Row> = {
  facets: [
    { key: 'base', label: 'Base', valuesOf: ({ base }) => [base], labelOf: (base) => `${base}!` },
    { key: 'arch', label: 'Architecture', valuesOf: ({ arch }) => (arch === null ? [] : [arch]) },
    { key: 'board', label: 'Board', valuesOf: ({ boards }) => boards },
  ],
  textOf: ({ base, boards }) => `${base} ${boards.join(' ')}`.toLowerCase(),
};

const plain: Row = { base: 'Ubuntu', arch: 'amd64', boards: [] };
const rpi: Row = { base: 'Ubuntu', arch: 'arm64', boards: ['rpi3', 'rpi4'] };
const orin: Row = { base: 'Debian', arch: 'arm64', boards: ['orin'] };
const bare: Row = { base: 'Hadron', arch: null, boards: [] };
const ROWS = [plain, rpi, orin, bare];

const choose = (choices: Readonly<Record<string, readonly string[]>>, text = '') => ({
  text,
  choices: new Map(Object.entries(choices)),
});

describe('selectRows', () => {
  it.each([
    ['nothing keeps everything', choose({}), ROWS],
    ['values of one facet are joined by or', choose({ base: ['Debian', 'Hadron'] }), [orin, bare]],
    ['facets are joined by and', choose({ base: ['Ubuntu'], arch: ['arm64'] }), [rpi]],
    ['one of the values of a row is enough', choose({ board: ['rpi4'] }), [rpi]],
    [
      'a row without a value is chosen by none',
      choose({ arch: ['amd64', 'arm64'] }),
      [plain, rpi, orin],
    ],
    ['every word is found, in any case and within words', choose({}, 'RPI4 bunt'), [rpi]],
    ['words and values are joined by and', choose({ arch: ['arm64'] }, 'debian'), [orin]],
    ['a key that is no facet keeps everything', choose({ colour: ['red'] }), ROWS],
    ['a value that no row has keeps nothing', choose({ base: ['Alpine'] }), []],
  ])('%s', (_, selection, kept) => {
    expect(selectRows(ROWS, selection, filter)).toEqual(kept);
  });

  it('makes no text of a row where nothing is searched for', () => {
    const textOf = () => {
      throw new Error('This text is not needed.');
    };
    expect(selectRows(ROWS, choose({}, '  '), { ...filter, textOf })).toEqual(ROWS);
  });
});

describe('listFacets', () => {
  const optionsOf = (selection: ReturnType<typeof choose>, view = listFacets) =>
    Object.fromEntries(
      view(ROWS, selection, filter).map(({ key, options }) => [
        key,
        options.map(({ value, count, isChosen }) => `${isChosen ? '*' : ''}${value} ${count}`),
      ]),
    );

  it('counts each value under the other choices, not under its own', () => {
    expect(optionsOf(choose({ arch: ['arm64'], base: ['Ubuntu'] }))).toEqual({
      base: ['*Ubuntu 1', 'Debian 1', 'Hadron 0'],
      arch: ['amd64 1', '*arm64 1'],
      board: ['rpi3 1', 'rpi4 1', 'orin 0'],
    });
  });

  it('counts under the search', () => {
    expect(optionsOf(choose({}, 'rpi4'))['base']).toEqual(['Ubuntu 1', 'Debian 0', 'Hadron 0']);
  });

  it('shows a chosen value that no row has, last', () => {
    expect(optionsOf(choose({ arch: ['s390x'] }))['arch']).toEqual([
      'amd64 1',
      'arm64 2',
      '*s390x 0',
    ]);
  });

  it('leaves out what would leave nothing, for a useful view, but not what is chosen', () => {
    expect(optionsOf(choose({ arch: ['amd64'], board: ['orin'] }), listUsefulFacets)).toEqual({
      base: [],
      arch: ['*amd64 0', 'arm64 1'],
      board: ['*orin 0'],
    });
  });

  it('words a value as its facet says', () => {
    const [base, arch] = listFacets(ROWS, EVERYTHING, filter);
    expect([base?.options[0]?.label, arch?.options[0]?.label]).toEqual(['Ubuntu!', 'amd64']);
  });
});

describe('waysBack', () => {
  it('offers the choice whose loss brings back most first, and none that brings back nothing', () => {
    expect(waysBack(ROWS, choose({ base: ['Ubuntu'], board: ['orin'] }), filter)).toEqual([
      { key: 'board', label: 'Board', count: 2 },
      { key: 'base', label: 'Base', count: 1 },
    ]);
    const stuck = choose({ base: ['Hadron'], arch: ['amd64'], board: ['orin'] });
    expect(waysBack(ROWS, stuck, filter)).toEqual([]);
  });

  it('offers to drop the text', () => {
    expect(waysBack(ROWS, choose({}, ' nothing '), filter)).toEqual([
      { key: 'q', label: 'text “nothing”', count: ROWS.length },
    ]);
  });
});

describe('blockerOf', () => {
  it('is the other choice that leaves a value without rows', () => {
    const selection = choose({ board: ['orin'], base: ['Debian'] });
    expect(blockerOf(ROWS, selection, filter, { key: 'base', value: 'Ubuntu' })).toBe('Board');
  });

  it('does not take several choices apart', () => {
    const selection = choose({ board: ['orin'], arch: ['arm64'] }, 'debian');
    expect(blockerOf(ROWS, selection, filter, { key: 'base', value: 'Hadron' })).toBe(
      'the other filters together',
    );
  });
});

describe('choosing and without', () => {
  const arm64 = { value: 'arm64', isChosen: true };
  const once = choosing(EVERYTHING, 'arch', arm64);

  it('add a value and remove it', () => {
    expect([...once.choices]).toEqual([['arch', ['arm64']]]);
    expect(choosing(once, 'arch', { ...arm64, isChosen: false })).toEqual(EVERYTHING);
  });

  it('change nothing more the second time', () => {
    expect(choosing(once, 'arch', arm64)).toEqual(once);
    expect(choosing(EVERYTHING, 'arch', { ...arm64, isChosen: false })).toEqual(EVERYTHING);
  });

  it('drop a facet or the text', () => {
    expect(without({ ...once, text: 'x' }, 'arch')).toEqual({ text: 'x', choices: new Map() });
    expect(without({ ...once, text: 'x' }, 'q')).toEqual(once);
  });
});
