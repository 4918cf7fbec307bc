import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { matrixSources } from '@/lib/matrix/sources/matrix-sources';

import { readHostile, type Met } from './hostile-workflow.fixture';
import { workflow as fragments } from './hostile-workflows.cases.json' with { type: 'json' };

const SEED = 20_261_123;

const [kairosInit] = matrixSources;

const WORKFLOWS = [
  'lib/matrix/expand/fixtures/kairos-init-2025-01-20.yaml',
  'lib/matrix/expand/fixtures/kairos-init-2025-08-26.yaml',
  'lib/matrix/expand/fixtures/kairos-init-2026-07-13.yaml',
  'stand-in/workflows/broken.yml',
  'stand-in/workflows/kairos-build-flavors.yaml',
  'stand-in/workflows/kairos-init-test.yml',
  'stand-in/workflows/kairos-master.yaml',
].map((path) => readFileSync(path, 'utf8'));

const count = (max: number) => fc.integer({ min: 1, max });

const hostileText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...fragments) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('[', '{a: ', '- ', '? ', 'x'), count(120))
      .map(([unit, depth]) => unit.repeat(depth)),
  },
);

type Change = {
  /** In thousandths of the text. */
  readonly at: number;
  readonly cut: number;
  readonly text: string;
  /** A separate line, as deep as the next. */
  readonly isLine: boolean;
};

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.noBias(fc.nat(999)),
  cut: fc.oneof(fc.constant(0), fc.nat(10), fc.nat(300)),
  text: hostileText,
  isLine: fc.boolean(),
});

function apply(text: string, { at, cut, text: put, isLine }: Change): string {
  const position = Math.floor((at / 1000) * text.length);
  if (!isLine) return text.slice(0, position) + put + text.slice(position + cut);
  const start = text.lastIndexOf('\n', position) + 1;
  const [indent = ''] = /^ */.exec(text.slice(start)) ?? [];
  return `${text.slice(0, start)}${indent}${put}\n${text.slice(start)}`;
}

const mutated = fc
  .tuple(fc.constantFrom(...WORKFLOWS), fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([text, changes]) => changes.reduce(apply, text));

describe('workflow files that were tampered with', () => {
  it('are read to jobs or to problems', async () => {
    const met: Met = new Map();
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        await readHostile(kairosInit, text, met);
      }),
      { seed: SEED, numRuns: 900 },
    );
    for (const matrix of ['static', 'computed', 'dynamic', 'invalid']) {
      expect(met.get(matrix)).toBeGreaterThan(20);
    }
  }, 400_000);
});

const indented = (text: string, by: number) => text.replaceAll(/^/gm, ' '.repeat(by));
const workflow = (matrix: string, before = '') =>
  `${before}jobs:\n  a:\n    strategy:\n      matrix:\n${indented(matrix, 8)}\n`;
const listOf = (length: number, item: (at: number) => unknown) =>
  Array.from({ length }, (_, at) => item(at)).join(', ');

/** A workflow with what must come of it: so many jobs, or a problem with these words. */
type Known = { readonly text: string; readonly jobs?: number; readonly problem?: string };

/** Names of what every object has, wherever keys are taken for its own. */
const name = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'valueOf', '0');

const known: fc.Arbitrary<Known> = fc.oneof(
  name.map((key) => ({ text: workflow(`${key}: [1, 2]\nb: [1, 2, 3]`), jobs: 6 })),
  name.map((key) => ({ text: workflow(`a: [1]\nb:\n  - {${key}: {polluted: 1}}`), jobs: 1 })),
  count(9).map((value) => ({
    text: workflow(`a: [1]\nb:\n  - {<<: {polluted: ${value}}}`),
    jobs: 1,
    problem: 'does not support merge keys',
  })),
  count(16).chain((first) =>
    count(16).map((second) => ({
      text: workflow(`a: [${listOf(first, String)}]\nb: [${listOf(second, String)}]`),
      jobs: first * second,
    })),
  ),
  fc.integer({ min: 257, max: 3000 }).map((length) => ({
    text: workflow(`a: [${listOf(length, String)}]`),
    problem: `makes ${length} jobs`,
  })),
  fc.integer({ min: 9, max: 60 }).map((axes) => ({
    text: workflow(Array.from({ length: axes }, (_, at) => `k${at}: [1, 2]`).join('\n')),
    problem: 'allows at most 256',
  })),
  fc.integer({ min: 20, max: 60 }).map((axes) => ({
    text: workflow(
      `${Array.from({ length: axes }, (_, at) => `k${at}: [1, 2]`).join('\n')}\nexclude: [{k0: 1}]`,
    ),
    problem: 'too large to be expanded',
  })),
  fc.integer({ min: 6, max: 12 }).map((rounds) => ({
    text: workflow(
      `a: *x${rounds}`,
      `x0: &x0 [1,1,1,1,1,1,1,1,1]\n${Array.from({ length: rounds }, (_, at) => `x${at + 1}: &x${at + 1} [${listOf(9, () => `*x${at}`)}]\n`).join('')}`,
    ),
    problem: 'expands to more than 50000 values',
  })),
  fc.integer({ min: 101, max: 3000 }).map((depth) => ({
    text: workflow(`a: ${'['.repeat(depth)}1${']'.repeat(depth)}`),
    problem: 'nested too deeply',
  })),
  fc.integer({ min: 101, max: 500 }).map((depth) => ({
    text: Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
    problem: 'nested too deeply',
  })),
  fc.constantFrom('os', 'OS', 'Os').map((key) => ({
    text: workflow(`os: [1]\n${key}: [2]`),
    problem: 'is a duplicate of the one on line',
  })),
  fc.constantFrom('github.event.inputs.x', 'inputs.x', 'vars.x', 'secrets.x').map((expression) => ({
    text: workflow(`a: \${{ fromJSON(${expression}) }}`),
    problem: 'is computed while the workflow runs',
  })),
  fc.constantFrom('needs.x.outputs.y', "needs['x'].outputs['y']").map((expression) => ({
    text: workflow(`a: \${{ fromJSON(${expression}) }}`),
    problem: 'which job “a” does not list in its “needs”',
  })),
  fc
    .constantFrom('${{', '${{ ${{ }}', "${{ ' }}", '${{ nope() }}', '${{ 1 1 }}', '${{ [ }}')
    .map((expression) => ({ text: workflow(`a: ["${expression}"]`), problem: 'xpression' })),
  fc.integer({ min: 0, max: 8 }).map((code) => ({
    text: workflow(`a: ["x${String.fromCharCode(code)}"]`),
    problem: `U+000${code}`,
  })),
  count(20).map((documents) => ({
    text: workflow('a: [1]') + '---\na: 1\n'.repeat(documents),
    problem: 'more than one document',
  })),
  count(400_000).map((length) => ({ text: workflow(`a: [${'x'.repeat(length)}]`), jobs: 1 })),
  count(400_000).map((digits) => ({
    text: workflow(`a: ["${'1'.repeat(digits)}x", 2]\nexclude: [{a: 1}, {a: 2}]`),
    jobs: 1,
  })),
);

/** Those of which each takes a while. */
const costly: fc.Arbitrary<Known> = fc.oneof(
  fc.integer({ min: 1200, max: 2500 }).map((keys) => ({
    text: `x: &x y\n${'*x : 1\n'.repeat(keys)}${workflow('a: [1]')}`,
    jobs: 1,
    problem: 'is a duplicate',
  })),
  fc.integer({ min: 12, max: 60 }).map((jobs) => ({
    text: `x: &x {strategy: {matrix: {a: [${listOf(250, String)}]}}}\njobs:\n${Array.from({ length: jobs }, (_, at) => `  j${at}: *x\n`).join('')}`,
    jobs: 2500,
    problem: 'together too large',
  })),
  fc.integer({ min: 25, max: 200 }).map((jobs) => ({
    text: `jobs:\n${Array.from({ length: jobs }, (_, at) => `  j${at}: {strategy: {matrix: "\${{ fromJSON(needs.x.outputs.y) }}"}}\n`).join('')}`,
    jobs: 0,
    problem: 'does not list in its “needs”',
  })),
);

describe('malicious workflow files', () => {
  it.each([
    ['quickly', known, 1500],
    ['at some cost', costly, 30],
  ])('come %s to the jobs or the problem that they must', async (_how, files, numRuns) => {
    await fc.assert(
      fc.asyncProperty(files, async ({ text, jobs, problem }) => {
        const reading = await readHostile(kairosInit, text, new Map());
        const messages = reading.problems.map(({ message }) => message).join('\n');
        if (problem === undefined) expect(messages).toBe('');
        else expect(messages).toContain(problem);
        expect(reading.jobs.flatMap((job) => job.jobs)).toHaveLength(jobs ?? 0);
      }),
      { seed: SEED, numRuns },
    );
  });
});
