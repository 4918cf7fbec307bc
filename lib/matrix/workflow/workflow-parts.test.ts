import { describe, expect, it } from 'vitest';
import { Composer, LineCounter, Parser } from 'yaml';

import { convertDocument } from './convert-document';
import { excerptLines, linesOf } from './excerpt-lines';
import { findMatrix } from './find-matrix';
import type { Lookup } from './lookup';
import type { YamlEntry, YamlNode } from './model';
import { nameJobs } from './name-jobs';
import { readMatrixDefinition } from './read-matrix-definition';
import { readYaml } from './read-yaml';
import { resolveExpressions } from './resolve-expressions';
import { scanYaml } from './scan-yaml';
import { findEntry, containsUnreadable, isRepeated, toMatrixValue } from './yaml-node';

/** Finds nothing: each context needs the running workflow. */
const lookUpNothing: Lookup = ([name = '']) => ({
  kind: 'unknown',
  need: { kind: 'context', name: name.toLowerCase() },
});

const place = { line: 1, column: 1, endLine: 1 };
const scalar = (value: string): YamlNode => ({ kind: 'scalar', value, place });
const budget = () => ({ left: 10_000 });
const resolving = () => ({ lookup: lookUpNothing, budget: budget() });

const entryOf = (text: string): YamlEntry => ({
  key: 'a',
  keyPlace: place,
  value: readYaml(text).root ?? { kind: 'unreadable', place },
});

describe('scanYaml', () => {
  it('accepts ordinary YAML', () => {
    expect(scanYaml('a: [1, {b: 2}]\n- - - x')).toBeNull();
  });

  it('starts counting levels again on each line and after a closing bracket', () => {
    expect(scanYaml('- [x]\n'.repeat(1000))).toBeNull();
    expect(scanYaml('- '.repeat(101))?.message).toContain('nested too deeply');
  });
});

describe('convertDocument', () => {
  it('gives a resolved alias its own place and keeps the places inside', () => {
    const text = 'a: &x\n  - 1\nb: *x';
    const lines = new LineCounter();
    const [document] = new Composer().compose(new Parser(lines.addNewLine).parse(text));
    if (document === undefined) throw new Error('The text contains no document');
    const { root, problems } = convertDocument(document, { text, lines });
    expect(problems).toEqual([]);
    expect(root?.kind === 'map' && root.entries[1]?.value).toMatchObject({
      place: { line: 3 },
      items: [{ value: 1, place: { line: 2 } }],
    });
  });
});

describe('yaml-node', () => {
  it('finds keys by exact spelling, and repetitions ignoring case', () => {
    const { value } = entryOf('Name: x\nname: y');
    if (value.kind !== 'map') throw new Error('The text is not a mapping');
    expect(findEntry(value, 'Name')?.keyPlace.line).toBe(1);
    expect(findEntry(value, 'NAME')).toBeUndefined();
    expect(isRepeated(value, 'NAME')).toBe(true);
    expect(containsUnreadable(value)).toBe(true);
  });
});

describe('resolveExpressions', () => {
  it('resolves what needs nothing, and lists the needs of the rest', () => {
    const { node, needs, problems } = resolveExpressions(
      entryOf('["${{ fromJSON(\'{}\') }}", "${{ github.a }}", "${{ github.b }}"]').value,
      resolving(),
    );
    expect(toMatrixValue(node)).toEqual([{ entries: [] }, '${{ github.a }}', '${{ github.b }}']);
    expect(needs).toEqual([
      { kind: 'context', name: 'github' },
      { kind: 'context', name: 'github' },
    ]);
    expect(problems).toEqual([]);
  });

  it('reports what cannot be parsed, with its place', () => {
    expect(resolveExpressions(scalar('${{ ( }}'), resolving()).problems[0]).toMatchObject({
      line: 1,
    });
  });
});

describe('findMatrix', () => {
  it('finds a matrix with the name next to its strategy', () => {
    expect(
      findMatrix(entryOf('{name: x, strategy: {matrix: {a: [1]}}}'), resolving()),
    ).toMatchObject({
      kind: 'found',
      matrix: { key: 'matrix' },
      name: { value: 'x' },
    });
    expect(findMatrix(entryOf('{strategy: {fail-fast: false}}'), resolving())).toEqual({
      kind: 'none',
    });
  });
});

describe('readMatrixDefinition', () => {
  it('splits a matrix into its axes, excludes and includes', () => {
    expect(
      readMatrixDefinition(entryOf('{os: [x], exclude: [{OS: y}], include: [{z: 1}]}'), {
        ...resolving(),
        job: 'a',
      }),
    ).toEqual({
      kind: 'static',
      definition: {
        line: 1,
        axes: [{ key: 'os', values: [{ value: 'x', line: 1 }] }],
        exclude: [[['OS', 'y']]],
        include: [{ entries: [['z', 1]], lines: { start: 1, end: 1 } }],
      },
      problems: [],
    });
  });
});

describe('nameJobs', () => {
  it('falls back to the key of the job', () => {
    const lines = { start: 1, end: 1 };
    const original = [['os', 'x']] as const;
    const combination = { matrix: original, original, lines, axisLines: [], effects: [] };
    const combinations = [{ ...combination, origin: { kind: 'product' } as const }];
    const name = scalar('${{ matrix.nope }}');
    const named = { strategy: [], lookup: lookUpNothing };
    expect(nameJobs({ ...named, job: 'a', name }, combinations, budget()).names).toEqual([
      { name: 'a (x)', nameIsEvaluated: true },
    ]);
    expect(
      nameJobs({ ...named, job: 'b', name: undefined }, combinations, budget()).names[0]?.name,
    ).toBe('b (x)');
  });
});

describe('excerptLines', () => {
  const job = {
    id: 'x',
    job: 'a',
    name: 'a',
    nameIsEvaluated: true,
    matrix: [],
    origin: { kind: 'product' },
    lines: { start: 3, end: 4 },
    axisLines: [{ key: 'os', line: 1 }],
    effects: [{ index: 0, lines: { start: 4, end: 4 }, set: [] }],
    scope: null,
  } as const;

  it('takes each line once, in order, cut to 500 characters', () => {
    const text = `one\ntwo\n${'x'.repeat(600)}\r\nfour\nfive`;
    expect(excerptLines(linesOf(text), [job, job])).toEqual([
      { line: 1, text: 'one' },
      { line: 3, text: 'x'.repeat(500) },
      { line: 4, text: 'four' },
    ]);
  });

  it('stops at 100,000 lines', () => {
    const jobs = Array.from({ length: 256 }, (_, start) => ({
      ...job,
      lines: { start: start + 1, end: 300_000 },
    }));
    expect(excerptLines(linesOf('\n'.repeat(300_000)), jobs)).toHaveLength(100_000);
  });
});
