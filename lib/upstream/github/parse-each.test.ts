import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { fail } from '@/lib/base/result';

import { keptOf, parseEach, parseRows } from './parse-each';

const schema = z.object({ id: z.int().positive(), name: z.string().min(1), size: z.int() });

describe('parseEach', () => {
  it('keeps the rows that can be read, and what is left of the others', () => {
    const list = [
      { id: 1, name: 'a', size: 1 },
      { id: 2, name: 'b' },
      { id: 'x', name: 'c' },
      { id: 4, name: '' },
      null,
      'text',
    ];
    expect(parseEach(schema, list)).toEqual({
      rows: [{ id: 1, name: 'a', size: 1 }],
      odd: [
        { id: 2, name: 'b' },
        { id: null, name: 'c' },
        { id: 4, name: null },
        { id: null, name: null },
        { id: null, name: null },
      ],
    });
  });

  it('takes the tag of a release for its name', () => {
    const row = { id: 7, tag_name: 'v4', name: 'The fourth' };
    expect(parseRows(schema, [row], 'tag_name')).toEqual([fail({ id: 7, name: 'v4' })]);
  });
});

describe('keptOf', () => {
  const stored = [
    { id: 1, tag: 'v1' },
    { id: 2, tag: 'v2' },
  ];

  it.each([
    { rule: 'an odd row is found by its id', odd: [{ id: 1, name: null }], kept: [1] },
    {
      rule: 'an odd row without an id is found by its name',
      odd: [{ id: null, name: 'v2' }],
      kept: [2],
    },
    {
      rule: 'an odd row under a new id is found by its name',
      odd: [{ id: 9, name: 'v2' }],
      kept: [2],
    },
    {
      rule: 'an odd row that was never read keeps nothing',
      odd: [{ id: 9, name: 'v9' }],
      kept: [],
    },
    {
      rule: 'an odd row without id and name may be any',
      odd: [{ id: null, name: null }],
      kept: [1, 2],
    },
    { rule: 'without odd rows nothing is kept', odd: [], kept: [] },
  ])('$rule', ({ odd, kept }) => {
    expect(keptOf(stored, odd, ({ tag }) => tag).map(({ id }) => id)).toEqual(kept);
  });
});
