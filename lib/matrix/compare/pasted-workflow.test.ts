import { describe, expect, it } from 'vitest';

import { formatMatrixValue } from '@/lib/matrix/expand/format-value';
import { readMatrix } from '@/lib/matrix/workflow/read-matrix';

import { fromPastedLine, pastedWorkflow } from './pasted-workflow';

function readPasted(text: string) {
  const pasted = pastedWorkflow(text, 'build');
  const reading = fromPastedLine(readMatrix(pasted.text), pasted.linesBefore);
  const jobs = reading.jobs.flatMap((each) => each.jobs);
  return {
    jobs: jobs.map(({ matrix }) => matrix.map(([, value]) => formatMatrixValue(value)).join(' ')),
    lines: jobs.map(({ lines }) => lines.start),
    problems: reading.problems,
  };
}

const AXES = 'platform: [amd64, arm64]\nos:\n  - a\n';

describe('a pasted text', () => {
  it.each([
    [
      'a whole file',
      `jobs:\n  x:\n    strategy:\n      matrix:\n        platform: [amd64, arm64]\n        os: [a]\n`,
    ],
    [
      'a strategy',
      `strategy:\n  fail-fast: false\n  matrix:\n    platform: [amd64, arm64]\n    os: [a]\n`,
    ],
    ['a matrix', `matrix:\n  platform: [amd64, arm64]\n  os: [a]\n`],
    ['the axes alone', AXES],
    ['axes with the indentation of the file', AXES.replaceAll(/^/gm, '        ')],
    ['lines with Windows ends', AXES.replaceAll('\n', '\r\n')],
    [
      'a whole file as JSON',
      '{"jobs":{"x":{"strategy":{"matrix":{"platform":["amd64","arm64"],"os":["a"]}}}}}',
    ],
  ])('may be %s', (_says, text) => {
    expect(readPasted(text)).toMatchObject({ jobs: ['amd64 a', 'arm64 a'], problems: [] });
  });

  it('has the lines as pasted', () => {
    expect(readPasted(`${AXES}include:\n  - os: b\n    platform: riscv64\n`).lines).toEqual([
      3, 3, 5,
    ]);
    expect(readPasted('matrix:\n  platform: []\n').problems[0]).toMatchObject({ line: 2 });
  });

  it.each([
    ['nothing', ''],
    ['a sentence', 'hello world'],
    ['a list', '- a\n- b'],
    ['a workflow without jobs', 'name: x\non: push\n'],
    ['broken YAML', 'jobs: ['],
  ])('has no jobs but a problem where it is %s', (_says, text) => {
    const { jobs, problems } = readPasted(text);
    expect(jobs).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  });
});
