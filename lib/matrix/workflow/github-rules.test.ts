import { describe, expect, it } from 'vitest';

import { readMatrix } from './read-matrix';

const indented = (text: string) => text.replaceAll(/^/gm, '      ');
const job = (strategy: string, rest = '') =>
  `on: push\njobs:\n  build:\n${rest}    strategy:\n${indented(strategy)}\n`;

/** The names of all jobs, and all problems as one text. */
function read(text: string) {
  const { jobs, problems } = readMatrix(text);
  return {
    names: jobs.flatMap((group) => group.jobs.map(({ name }) => name)),
    problem: problems.map(({ message }) => message).join('\n'),
  };
}

const json = (text: string) => `\${{ fromJSON('${text.replaceAll("'", "''")}') }}`;
const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`;

describe('a static matrix, as GitHub reads it,', () => {
  it.each([
    [
      'puts the items of a list in the place of an item',
      `matrix: {os: [a, "${json("['b','c']")}", d]}`,
      ['a', 'b', 'c', 'd'],
    ],
    [
      'does so for entries of an include',
      `matrix:\n  include:\n    - os: a\n    - ${json('[{"os":"b"},{"os":"c"}]')}`,
      ['a', 'b', 'c'],
    ],
    [
      'does so for entries of an exclude',
      `matrix:\n  os: [a, b, c]\n  exclude:\n    - ${json('[{"os":"a"},{"os":"b"}]')}`,
      ['c'],
    ],
    ['does so within a value', `matrix: {os: [[a, "${json("['b']")}"]]}`, ['a, b']],
    ['keeps a list that stands as an item itself', 'matrix: {os: [[a, b], c]}', ['a, b', 'c']],
    [
      'inserts the entries of a mapping',
      `matrix:\n  \${{ insert }}: ${json('{"os":["a"],"v":[1]}')}\n  w: [x]`,
      ['a, 1, x'],
    ],
    [
      'inserts into an entry of an include',
      `matrix:\n  include:\n    - \${{ insert }}: ${json('{"os":"a"}')}\n      v: 1`,
      ['a, 1'],
    ],
    ['reads a key that is a constant expression', "matrix:\n  ${{ 'os' }}: [a]", ['a']],
    [
      'reads a key that is put together',
      "matrix:\n  o${{ 's' }}: [a]\n  exclude: [{os: b}]",
      ['a'],
    ],
    ['reads single quotes in JSON', `matrix: {os: "${json("['a', 'b']")}"}`, ['a', 'b']],
    ['reads a comma after the last value', `matrix: {os: "${json("['a',]")}"}`, ['a']],
    ['reads comments in JSON', `matrix: {os: "${json("['a' /* , 'b' */]")}"}`, ['a']],
    ['reads numbers in base 16 in 32 bits', 'matrix: {mask: [0xFFFFFFFF, 0x10]}', ['-1', '16']],
    ['reads numbers in base 8 in 32 bits', 'matrix: {mask: [0o37777777777, 0o17]}', ['-1', '15']],
    ['does not read texts so', 'matrix: {mask: ["0xFF"]}', ['0xFF']],
    ['allows 50 levels', `matrix: {a: [${nested(44)}]}`, ['1']],
  ])('%s', (_rule, strategy, values) => {
    expect(read(job(strategy))).toEqual({
      names: values.map((each) => `build (${each})`),
      problem: '',
    });
  });

  it.each([
    [
      'the position of a job',
      '${{ strategy.job-index }} of ${{ strategy.job-total }}',
      '',
      ['0 of 2', '1 of 2'],
    ],
    ['fail-fast, which is on', '${{ strategy.fail-fast }}', '', ['true', 'true']],
    [
      'fail-fast that is off',
      '${{ strategy.fail-fast }}',
      'fail-fast: false\n',
      ['false', 'false'],
    ],
    ['max-parallel', '${{ strategy.max-parallel }}', 'max-parallel: 1\n', ['1', '1']],
    ['max-parallel, which is all jobs', '${{ strategy.max-parallel }}', '', ['2', '2']],
    [
      'the chosen argument of case only',
      "${{ case(matrix.os == 'a', 'x', fromJSON('{')) }}",
      '',
      ['x', "${{ case(matrix.os == 'a', 'x', fromJSON('{')) }}"],
    ],
    [
      'the chosen argument of case',
      "${{ case(matrix.os != '', matrix.os, fromJSON('{')) }}",
      '',
      ['a', 'b'],
    ],
  ])('reads in a name %s', (_what, name, rest, names) => {
    const text = job(`${rest}matrix: {os: [a, b]}`, `    name: "${name}"\n`);
    expect(read(text).names).toEqual(names);
  });

  it('reads a strategy that is one expression', () => {
    const strategy = json('{"fail-fast":false,"matrix":{"os":["a"]}}');
    const text = `jobs:\n  build:\n    strategy: ${strategy}\n    name: \${{ matrix.os }} \${{ strategy.fail-fast }}\n`;
    expect(read(text)).toEqual({ names: ['a false'], problem: '' });
  });
});

describe('what GitHub does not accept', () => {
  it.each([
    [
      'an unknown key of strategy',
      job('matrix: {os: [a]}\nmax-paralel: 2'),
      'the key “max-paralel”, which GitHub does not accept',
    ],
    [
      'an unknown key of a strategy that is an expression',
      `jobs:\n  build:\n    strategy: ${json('{"matrix":{"os":["a"]},"x":1}')}\n`,
      'the key “x”',
    ],
    [
      'more than one document',
      `${job('matrix: {os: [a]}')}---\na: 1\n`,
      'more than one document; GitHub does not accept it',
    ],
    [
      'more than 50 levels',
      job(`matrix: {a: [${nested(45)}]}`),
      'nested too deeply: GitHub allows 50 levels',
    ],
    [
      'a number of more than 32 bits in base 16',
      job('matrix: {a: [0x1FFFFFFFF]}'),
      'more than 32 bits',
    ],
    [
      'an insertion of a list',
      job(`matrix:\n  \${{ insert }}: ${json('[1]')}`),
      'is not a mapping',
    ],
    [
      'an item that gives no mapping in an include',
      job(`matrix: {include: ["${json("['a']")}"]}`),
      'is no mapping of keys to values',
    ],
    [
      'keys that an insertion repeats',
      job(`matrix:\n  os: [a]\n  \${{ insert }}: ${json('{"OS":["b"]}')}`),
      'is a duplicate',
    ],
    [
      'a file without a matrix',
      'jobs:\n  build:\n    stratgey: {matrix: {os: [a]}}\n',
      'No job of the workflow has a matrix',
    ],
    [
      'JSON that not even its reader reads',
      job(`matrix: {os: "${json('[a]')}"}`),
      'is not valid JSON',
    ],
  ])('is a problem and gives no job: %s', (_what, text, message) => {
    const { names, problem } = read(text);
    expect(names).toEqual([]);
    expect(problem).toContain(message);
  });
});
