import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { readMatrix } from './read-matrix';

const MEBIBYTE = 1024 * 1024;

const workflow = (matrix: string) => `jobs:\n  a:\n    strategy:\n      matrix:\n${matrix}`;
const lines = (length: number, line: (at: number) => string) =>
  Array.from({ length }, (_, at) => line(at)).join('\n');
const numbers = (length: number) => lines(length, String).replaceAll('\n', ',');

const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${lines(8, (at) => {
  const [from, to] = ['abcdefghi'[at], 'abcdefghi'[at + 1]];
  return `${to}: &${to} [${Array.from({ length: 9 }, () => `*${from}`).join(',')}]`;
})}\n${workflow('        os: *i')}`;

/** Processor time of the faster of two readings, since the first one may compile. */
const fastest = (text: string) =>
  Math.min(
    ...[1, 2].map(() => {
      const start = cpuMs();
      readMatrix(text);
      return cpuMs() - start;
    }),
  );

describe('readMatrix with hostile text', () => {
  it.each<[string, string, string]>([
    ['aliases that multiply', bomb, 'expands to more than'],
    [
      'a chain of aliases',
      lines(2000, (at) => `x${at}: &x${at} [${at === 0 ? 1 : `*x${at - 1}`}]`),
      'expands to more than',
    ],
    ['more than 1 MiB', 'x'.repeat(MEBIBYTE + 1), 'too large'],
    [
      '1 MB of small values',
      workflow(`        os:\n${lines(80_000, () => '         - x')}`),
      'too many parts',
    ],
    [
      '20,000 values',
      workflow(`        os:\n${lines(20_000, () => `         - ${'x'.repeat(38)}`)}`),
      '20000 jobs',
    ],
    ['10,000 brackets', workflow(`        os: ${'['.repeat(10_000)}`), 'nested too deeply'],
    [
      '10,000 balanced brackets',
      `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      'nested too deeply',
    ],
    ['10,000 braces', `a: ${'{a: '.repeat(10_000)}`, 'nested too deeply'],
    ['10,000 dashes', '- '.repeat(10_000), 'nested too deeply'],
    ['10,000 question marks', '? '.repeat(10_000), 'nested too deeply'],
    [
      '1,400 levels of indentation',
      lines(1400, (at) => `${' '.repeat(at)}a:`),
      'nested too deeply',
    ],
    ['1 MiB of quotes', '"'.repeat(MEBIBYTE), 'too many parts'],
    ['30,000 tabs', '\ta:\n'.repeat(30_000), 'too many parts'],
    ['60,000 anchors', '&a '.repeat(50_000), 'at most one anchor'],
    ['20,000 documents', '---\na: 1\n'.repeat(20_000), 'too many parts'],
    ['NUL bytes', workflow('        os: ["a\u0000b"]'), 'U+0000'],
    [
      '60 axes',
      workflow(lines(60, (at) => `        k${at}: [${numbers(9)}]`)),
      'more than a million',
    ],
    [
      '12 axes and an exclude',
      workflow(
        `${lines(12, (at) => `        k${at}: [${numbers(9)}]`)}\n        exclude: [{k0: 1}]`,
      ),
      'too large',
    ],
    [
      '256 jobs and 9,000 includes',
      workflow(
        `        os: [${numbers(256)}]\n        include:\n${lines(9000, (at) => `          - {b${at}: 1}`)}`,
      ),
      'too large',
    ],
    [
      'a long text behind many aliases',
      `x: &x ${'x'.repeat(900_000)}\ny: [${'*x , '.repeat(5000)}1]`,
      'too much text',
    ],
    [
      'expressions behind many aliases',
      `x: &x "\${{ ${'1 && '.repeat(100)}1 }}"\n${workflow(`        os: [${'*x , '.repeat(15_000)}1]`)}`,
      'too many expressions',
    ],
    [
      '160 matrices of 256 jobs',
      `x: &x {strategy: {matrix: {os: [${numbers(256)}], b: [1]}}}\njobs:\n${lines(160, (at) => `  j${at}: *x`)}`,
      'together too large',
    ],
    [
      'a long value in many jobs',
      `x: &x {strategy: {matrix: {os: [${'x'.repeat(400_000)}]}}}\njobs:\n${lines(20, (at) => `  j${at}: *x`)}`,
      'together too large',
    ],
    [
      'a long key in many problems',
      `? &x ${'x'.repeat(900)}\n: 1\n${'*x : 1\n'.repeat(200)}`,
      'The key “xxx',
    ],
    [
      'a name longer than GitHub allows',
      `jobs:\n  a:\n    name: "\${{ matrix.os }}${'x'.repeat(21_000)}"\n    strategy: {matrix: {os: [1]}}`,
      '21,000',
    ],
    [
      'a name that costs too much',
      `jobs:\n  a:\n    name: "${'${{ toJSON(matrix) }}'.repeat(900)}"\n    strategy: {matrix: {os: [${lines(256, () => 'x'.repeat(2000)).replaceAll('\n', ',')}]}}`,
      'too long',
    ],
  ])('gives a problem for %s', (_what, text, message) => {
    const { problems } = readMatrix(text);
    expect(fastest(text)).toBeLessThan(2000);
    expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
    expect(problems.length).toBeLessThan(102);
    for (const problem of problems) expect(problem.message.length).toBeLessThanOrEqual(500);
  });

  it('cuts a template that is shown in place of many names', () => {
    const text = `jobs:\n  a:\n    name: "\${{ inputs.x }}${'x'.repeat(20_000)}"\n    strategy: {matrix: {os: [${numbers(256)}]}}`;
    const names = readMatrix(text).jobs.flatMap(({ jobs }) => jobs.map(({ name }) => name));
    expect(names).toHaveLength(256);
    expect(names[0]).toMatch(/^\$\{\{ inputs\.x \}\}x+$/);
    expect(names[0]).toHaveLength(500);
  });

  it('reads a value of nearly 1 MiB', () => {
    const { jobs, excerpt } = readMatrix(workflow(`        os: ["${'x'.repeat(MEBIBYTE - 100)}"]`));
    expect(jobs[0]?.jobs[0]?.name).toHaveLength(100);
    expect(excerpt[0]?.text).toHaveLength(500);
  });

  it('expands and names 256 jobs quickly', () => {
    const name =
      "${{ matrix.a }} - ${{ matrix.b || 'x' }}${{ matrix.c == true && ' - FIPS' || '' }}";
    const text = `jobs:\n  a:\n    name: ${name}\n    strategy: {matrix: {a: [${numbers(16)}], b: [${numbers(16)}]}}`;
    expect(readMatrix(text).jobs[0]?.jobs).toHaveLength(256);
    expect(fastest(text)).toBeLessThan(100);
  });
});
