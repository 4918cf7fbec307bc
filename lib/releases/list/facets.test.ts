import { describe, expect, it } from 'vitest';

import { readChoices, selectRows, viewFacets, type Faceting } from './facets';

type Row = { readonly base: string; readonly arch: string | null };
type Key = 'base' | 'arch';

const faceting: Faceting<Key, Row> = {
  facets: [
    { key: 'base', label: 'Base' },
    { key: 'arch', label: 'Architecture' },
  ],
  valueOf: (row, key) => row[key],
};

const rows: readonly Row[] = [
  { base: 'ubuntu 24.04', arch: 'amd64' },
  { base: 'ubuntu 24.04', arch: 'arm64' },
  { base: 'ubuntu 22.04', arch: 'amd64' },
  { base: 'hadron 0.0.1', arch: null },
];

const read = (text: string) => readChoices(new URLSearchParams(text), rows, faceting);

describe('readChoices', () => {
  it.each([
    ['arch=ARM64', [['arch', 'arm64']]],
    ['base=hadron', [['base', 'hadron 0.0.1']]],
    ['base=ubuntu+22.04', [['base', 'ubuntu 22.04']]],
    ['base=ubu', [['base', 'ubu']]],
    ['base=+&colour=red', []],
    [
      'arch=s390x&base=hadron',
      [
        ['base', 'hadron 0.0.1'],
        ['arch', 's390x'],
      ],
    ],
  ])('reads %s', (text, expected) => {
    expect([...read(text)]).toEqual(expected);
  });

  it('cuts what is longer than any value', () => {
    expect(read(`arch=${'x'.repeat(5000)}`).get('arch')).toHaveLength(100);
  });
});

describe('selectRows', () => {
  it('leaves what fits every choice', () => {
    expect(selectRows(rows, read('base=ubuntu+24.04&arch=arm64'), faceting)).toEqual([rows[1]]);
    expect(selectRows(rows, read(''), faceting)).toEqual(rows);
  });
});

describe('viewFacets', () => {
  const optionsOf = (text: string, key: Key) =>
    viewFacets(rows, read(text), faceting)
      .find((facet) => facet.key === key)
      ?.options.map(({ value, count, isChosen }) => `${isChosen ? '*' : ''}${value} ${count}`);

  it('counts what each value would leave under the other choices', () => {
    expect(optionsOf('', 'arch')).toEqual(['amd64 2', 'arm64 1']);
    expect(optionsOf('arch=amd64', 'base')).toEqual(['ubuntu 24.04 1', 'ubuntu 22.04 1']);
    expect(optionsOf('arch=amd64', 'arch')).toEqual(['*amd64 2', 'arm64 1']);
  });

  it('keeps the chosen value where it leaves nothing', () => {
    expect(optionsOf('arch=arm64&base=hadron', 'arch')).toEqual(['*arm64 0']);
  });
});
