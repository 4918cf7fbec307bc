import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { expandMatrix } from './expand';
import type { MatrixDefinition } from './matrix-definition';
import { fromJson, toJsonObject, type JsonValue } from './matrix-json';
import type { MatrixEntries } from './model';

type Cell = { readonly [key: string]: JsonValue };
type Given = {
  readonly axes?: { readonly [key: string]: readonly JsonValue[] };
  readonly exclude?: readonly Cell[];
  readonly include?: readonly Cell[];
};

const toEntries = (cell: Cell): MatrixEntries =>
  Object.entries(cell).map(([key, value]) => [key, fromJson(value)] as const);

const toDefinition = ({ axes = {}, exclude = [], include = [] }: Given): MatrixDefinition => ({
  line: 1,
  axes: Object.entries(axes).map(([key, values]) => ({
    key,
    values: values.map((value, at) => ({ value: fromJson(value), line: at + 2 })),
  })),
  exclude: exclude.map(toEntries),
  include: include.map((entry, at) => ({
    entries: toEntries(entry),
    lines: { start: 100 + at, end: 100 + at },
  })),
});

const expand = (given: Given) => {
  const result = expandMatrix(toDefinition(given));
  return result.ok
    ? result.value.map(({ matrix }) => toJsonObject(matrix))
    : result.failure.message;
};

describe('expandMatrix', () => {
  it.each([
    {
      rule: 'varies the first axis slowest',
      given: { axes: { a: [1, 2], b: [3, 4] } },
      cells: [
        { a: 1, b: 3 },
        { a: 1, b: 4 },
        { a: 2, b: 3 },
        { a: 2, b: 4 },
      ],
    },
    {
      rule: 'drops combinations that match an exclude entry with fewer keys',
      given: { axes: { a: [1, 2], b: [3, 4] }, exclude: [{ a: 1 }] },
      cells: [
        { a: 2, b: 3 },
        { a: 2, b: 4 },
      ],
    },
    {
      rule: 'extends every combination whose axis values match',
      given: { axes: { a: [1, 2] }, include: [{ a: 2, x: 'y' }] },
      cells: [{ a: 1 }, { a: 2, x: 'y' }],
    },
    {
      rule: 'extends every combination when the entry has no axis key',
      given: { axes: { a: [1, 2] }, include: [{ x: 'y' }] },
      cells: [
        { a: 1, x: 'y' },
        { a: 2, x: 'y' },
      ],
    },
    {
      rule: 'lets a later entry overwrite what an earlier one added',
      given: { axes: { a: [1] }, include: [{ x: 'y', z: 0 }, { x: 'w' }] },
      cells: [{ a: 1, x: 'w', z: 0 }],
    },
    {
      rule: 'never overwrites an axis value',
      given: { axes: { a: [1] }, include: [{ a: 2, x: 'y' }] },
      cells: [{ a: 1 }, { a: 2, x: 'y' }],
    },
    {
      rule: 'matches axis values, not what an earlier entry added',
      given: { axes: { a: [1] }, include: [{ x: 'y' }, { a: 1, x: 'z' }] },
      cells: [{ a: 1, x: 'z' }],
    },
    {
      rule: 'never extends a combination that an entry made',
      given: { axes: { a: [1] }, include: [{ a: 2 }, { a: 2, x: 'y' }] },
      cells: [{ a: 1 }, { a: 2 }, { a: 2, x: 'y' }],
    },
    {
      rule: 'puts entries that match nothing at the end in their order',
      given: { axes: { a: [1] }, include: [{ a: 3 }, { a: 2 }] },
      cells: [{ a: 1 }, { a: 3 }, { a: 2 }],
    },
    {
      rule: 'applies exclude first, so that include brings a combination back at the end',
      given: { axes: { a: [1, 2] }, exclude: [{ a: 1 }], include: [{ a: 1 }] },
      cells: [{ a: 2 }, { a: 1 }],
    },
    {
      rule: 'makes each entry a combination when there is no axis',
      given: { include: [{ x: 1 }, { x: 1 }] },
      cells: [{ x: 1 }, { x: 1 }],
    },
    {
      rule: 'ignores the case of keys and keeps the first spelling',
      given: { axes: { OS: ['a'] }, include: [{ os: 'A', Tag: 1 }, { tag: 2 }] },
      cells: [{ OS: 'a', Tag: 2 }],
    },
    {
      rule: 'puts the axis keys of an entry before its other keys',
      given: { axes: { a: [1] }, include: [{ x: 'y', a: 2 }] },
      cells: [{ a: 1 }, { a: 2, x: 'y' }],
    },
    {
      rule: 'compares numbers with text by the loose ==',
      given: { axes: { a: [12, '0x0c', '12 ', 13] }, exclude: [{ a: '12' }] },
      cells: [{ a: '0x0c' }, { a: '12 ' }, { a: 13 }],
    },
    {
      rule: 'treats null, 0, empty text and false as equal',
      given: { axes: { a: [null, 0, '', false, 'x'] }, exclude: [{ a: null }] },
      cells: [{ a: 'x' }],
    },
    {
      rule: 'matches objects by the leaves of the entry',
      given: {
        axes: {
          os: [
            { name: 'A', id: 1 },
            { name: 'B', id: 2 },
          ],
        },
        exclude: [{ os: { id: 2 } }],
      },
      cells: [{ os: { name: 'A', id: 1 } }],
    },
    {
      rule: 'matches lists by the leaves of the entry',
      given: {
        axes: {
          p: [
            ['a', 'b'],
            ['c', 'd'],
          ],
        },
        exclude: [{ p: ['A'] }],
      },
      cells: [{ p: ['c', 'd'] }],
    },
    {
      rule: 'keeps one combination without values when everything is excluded',
      given: { axes: { a: [1] }, exclude: [{ a: 1 }] },
      cells: [{}],
    },
  ])('$rule', ({ given, cells }) => {
    expect(expand(given)).toEqual(cells);
  });

  it('allows 256 combinations and refuses 257', () => {
    const axis = (length: number) => Array.from({ length }, (_, at) => at);
    expect(expand({ axes: { a: axis(16), b: axis(16) } })).toHaveLength(256);
    expect(expand({ axes: { a: axis(257) } })).toContain('257 jobs');
    expect(expand({ include: axis(257).map((a) => ({ a })) })).toContain('257 jobs');
    expect(expand({ axes: { a: axis(256) }, include: [{ a: 'x' }] })).toContain('257 jobs');
    expect(expand({ axes: { a: axis(300) }, exclude: [{ a: 1 }] })).toContain('more than 256');
    expect(expand({ axes: { a: axis(257) }, exclude: [{ a: 1 }] })).toHaveLength(256);
  });

  it('refuses a product or rules beyond the budget before computing them', () => {
    const axes = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`k${at}`, [1, 2, 3, 4]]),
    );
    expect(expand({ axes })).toContain('more than a million');
    expect(expand({ axes, exclude: [{ k0: 1 }] })).toContain('too large');
    expect(
      expand({ axes: { a: Array.from({ length: 250 }, () => 'x'.repeat(20_000)) } }),
    ).toContain('too large');
  });

  it('refuses rules that would compare a long value too often', () => {
    const exclude = Array.from({ length: 1000 }, () => ({ a: 'y' }));
    expect(expand({ axes: { a: ['x'] }, exclude: [...exclude, { a: 'x' }] })).toEqual([{}]);
    expect(expand({ axes: { a: ['x'.repeat(200_000)] }, exclude })).toContain('too large');
  });

  it('shares one budget between the matrices of a file', () => {
    const budget = { left: 1_000_000 };
    const definition = toDefinition({ axes: { a: Array.from({ length: 250 }, (_, at) => at) } });
    const count = Array.from({ length: 50 }, () => expandMatrix(definition, budget).ok);
    expect(count.indexOf(false)).toBeGreaterThan(30);
    expect(expandMatrix(toDefinition({ axes: { a: [1] } }), budget).ok).toBe(true);
  });

  it('gives the entries that changed a combination, and the lines of its values', () => {
    const result = expandMatrix(
      toDefinition({
        axes: { a: [1, 2] },
        include: [{ x: 1 }, { a: 2, x: 2 }, { a: 3 }, { a: 1 }],
      }),
    );
    expect(
      result.ok &&
        result.value.map(({ origin, lines, axisLines, effects }) => ({
          origin,
          lines,
          axisLines,
          effects,
        })),
    ).toEqual([
      {
        origin: { kind: 'product' },
        lines: { start: 2, end: 2 },
        axisLines: [{ key: 'a', line: 2 }],
        effects: [{ index: 0, lines: { start: 100, end: 100 }, set: [['x', 1]] }],
      },
      {
        origin: { kind: 'product' },
        lines: { start: 3, end: 3 },
        axisLines: [{ key: 'a', line: 3 }],
        effects: [
          { index: 0, lines: { start: 100, end: 100 }, set: [['x', 1]] },
          { index: 1, lines: { start: 101, end: 101 }, set: [['x', 2]] },
        ],
      },
      {
        origin: { kind: 'include', index: 2 },
        lines: { start: 102, end: 102 },
        axisLines: [],
        effects: [],
      },
    ]);
  });

  it('agrees with an independent implementation', () => {
    const scalar = fc.constantFrom<JsonValue>(
      'a',
      'A',
      'b',
      '',
      null,
      0,
      1,
      '1',
      false,
      true,
      'NaN',
    );
    const value = fc.oneof(scalar, fc.record({ n: scalar, m: scalar }), fc.tuple(scalar, scalar));
    const axes = fc.dictionary(
      fc.constantFrom('os', 'arch', 'go'),
      fc.array(value, { minLength: 1, maxLength: 3 }),
    );
    const cell = (...keys: string[]) =>
      fc.dictionary(fc.constantFrom(...keys), value, { minKeys: 1, noNullPrototype: true });
    const given = axes.chain((chosen) =>
      fc.record({
        axes: fc.constant(chosen),
        exclude:
          Object.keys(chosen).length === 0
            ? fc.constant([])
            : fc.array(cell(...Object.keys(chosen)), { maxLength: 2 }),
        include: fc.array(cell('os', 'arch', 'go', 'x', 'y'), { maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(given, (matrix) => {
        expect(expand(matrix)).toEqual(naiveExpand(matrix));
      }),
      { numRuns: 1000 },
    );
  });
});

/** Expands axis by axis with mutable plain objects, and shares no code with the module under test. */
function naiveExpand({ axes = {}, exclude = [], include = [] }: Given): readonly Cell[] {
  let bases: Cell[] = Object.keys(axes).length === 0 ? [] : [{}];
  for (const key of Object.keys(axes)) {
    const grown: Cell[] = [];
    for (const base of bases)
      for (const value of axes[key] ?? []) grown.push({ ...base, [key]: value });
    bases = grown;
  }
  bases = bases.filter((base) => !exclude.some((rule) => naiveMatches(base, rule)));
  const extended = bases.map((base) => ({ base, cell: { ...base } as Record<string, JsonValue> }));
  const added: Cell[] = [];
  for (const entry of include) {
    const named: Record<string, JsonValue> = {};
    const extra: Record<string, JsonValue> = {};
    for (const key of Object.keys(entry)) (key in axes ? named : extra)[key] = entry[key] ?? null;
    let isUsed = false;
    for (const { base, cell } of extended) {
      if (!naiveMatches(base, named)) continue;
      isUsed = true;
      for (const key of Object.keys(extra)) cell[key] = extra[key] ?? null;
    }
    if (!isUsed) added.push({ ...named, ...extra });
  }
  const all = [...extended.map(({ cell }) => cell), ...added];
  return all.length === 0 ? [{}] : all;
}

function naiveMatches(value: JsonValue | undefined, rule: JsonValue): boolean {
  if (rule !== null && typeof rule === 'object') {
    return Object.entries(rule).every(([key, part]: [string, JsonValue]) => {
      const inner = value !== null && typeof value === 'object' ? (value as Cell)[key] : null;
      return naiveMatches(inner ?? null, part);
    });
  }
  return naiveEquals(value ?? null, rule);
}

function naiveEquals(left: JsonValue, right: JsonValue): boolean {
  if (typeof left === 'object' && left !== null) return false;
  if (typeof left === 'string' && typeof right === 'string')
    return left.toLowerCase() === right.toLowerCase();
  return Number(left) === Number(right);
}
