import { describe, expect, it } from 'vitest';

import type { Facet } from '@/lib/base/filter/model';

import { readChoices } from './read-choices';

type Row = { readonly base: string; readonly arch: string | null };

const facets: readonly Facet<Row>[] = [
  { key: 'base', label: 'Base', valuesOf: ({ base }) => [base] },
  { key: 'arch', label: 'Architecture', valuesOf: ({ arch }) => (arch === null ? [] : [arch]) },
];

const rows: readonly Row[] = [
  { base: 'ubuntu 24.04', arch: 'amd64' },
  { base: 'ubuntu 22.04', arch: 'arm64' },
  { base: 'hadron 0.0.1', arch: null },
];

const read = (text: string) => readChoices(new URLSearchParams(text), rows, facets);

describe('readChoices', () => {
  it.each([
    ['the case of a value is ignored', 'arch=ARM64', [['arch', ['arm64']]]],
    ['the first words of a value are enough', 'base=hadron', [['base', ['hadron 0.0.1']]]],
    ['the whole value is better', 'base=ubuntu+22.04', [['base', ['ubuntu 22.04']]]],
    ['half a word is a value that no row has', 'base=ubu', [['base', ['ubu']]]],
    ['blanks and keys that are no facet are no choice', 'base=+&colour=red', []],
    ['a value given twice is the first', 'arch=arm64&arch=amd64', [['arch', ['arm64']]]],
    [
      'choices come in the order of the facets',
      'arch=s390x&base=hadron',
      [
        ['base', ['hadron 0.0.1']],
        ['arch', ['s390x']],
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect([...read(text)]).toEqual(expected);
  });

  it('reads a label as its value, in any case', () => {
    const labels = { amd64: 'Intel and AMD', arm64: 'Arm' } as const;
    const labelled = facets.map((facet) => ({
      ...facet,
      labelOf: (value: string) => new Map(Object.entries(labels)).get(value) ?? value,
    }));
    const choices = readChoices(new URLSearchParams('arch=intel+and+amd'), rows, labelled);
    expect([...choices]).toEqual([['arch', ['amd64']]]);
  });

  it('cuts what is longer than any value', () => {
    expect(read(`arch=${'x'.repeat(5000)}`).get('arch')?.[0]).toHaveLength(100);
  });
});
