import { describe, expect, it } from 'vitest';

import type { MatrixJob, MatrixReading } from '@/lib/matrix/expand/model';
import { NO_RUNS, type LatestRuns } from '@/lib/matrix/runs/model';
import { workflowRun } from '@/lib/matrix/runs/workflow-run.fixture';
import { findMatrixSource, matrixSources } from '@/lib/matrix/sources/matrix-sources';

import { establishByRun } from './establish-by-run';

const KAIROS = findMatrixSource('kairos') ?? matrixSources[0];

const UNREADABLE: MatrixReading = {
  workflowName: 'Build flavors',
  jobs: [{ job: 'build', line: 40, matrix: 'dynamic', jobs: [] }],
  problems: [{ message: 'The list comes from a program.', line: 12, column: null }],
  excerpt: [],
};

const runOf = (...names: string[]): LatestRuns => ({
  ...NO_RUNS,
  completed: workflowRun({
    commit: 'abcdef1',
    jobs: names.map((name, id) => ({
      id,
      name,
      conclusion: 'passed',
      url: 'https://github.com/',
      startedAt: null,
      completedAt: null,
    })),
  }),
});

const readJob = (name: string, scope: string | null = null): MatrixJob => ({
  id: name,
  job: 'build',
  name,
  nameIsEvaluated: true,
  matrix: [['base_image', name]],
  origin: { kind: 'computed' },
  lines: { start: 1, end: 1 },
  axisLines: [],
  effects: [],
  scope,
});

const READ: MatrixReading = {
  ...UNREADABLE,
  jobs: [
    {
      job: 'build',
      line: 1,
      matrix: 'computed',
      jobs: [readJob('a:1 (amd64)'), readJob('b:1 (amd64)'), readJob('c:1 (riscv64)', 'full')],
    },
  ],
};

const establish = (
  reading: MatrixReading,
  runs: LatestRuns | null,
  commit: string | null = 'abcdef1',
) => establishByRun({ reading, source: KAIROS, runs, commit });

const namesOf = ({ jobs }: MatrixReading) => jobs[0]?.jobs.map(({ name }) => name);

describe('establishByRun', () => {
  it('takes the jobs of a matrix that cannot be read from the names in the latest run', () => {
    const runs = runOf('build-flavors / ubuntu:24.04 (arm64) +rpi4', 'lint');
    const [group] = establish(UNREADABLE, runs, null).jobs;
    expect(group?.jobs).toMatchObject([
      {
        name: 'ubuntu:24.04 (arm64) +rpi4',
        origin: { kind: 'run' },
        matrix: [
          ['platform', 'arm64'],
          ['base_image', 'ubuntu:24.04'],
          ['model', 'rpi4'],
        ],
      },
    ]);
  });

  it('gives them the lines of the file that contain their values', () => {
    const excerpt = [
      { line: 30, text: 'images=(' },
      { line: 31, text: '  "debian:13"' },
      { line: 32, text: '  "ubuntu:24.04"' },
      { line: 34, text: 'for arch in amd64 arm64; do' },
    ];
    const runs = runOf('f / debian:13 (arm64)', 'f / ubuntu:24.04 (arm64)', 'f / other:1 (s390x)');
    const [group] = establish({ ...UNREADABLE, excerpt }, runs).jobs;
    expect(group?.jobs.map(({ lines, axisLines }) => [lines.start, axisLines.length])).toEqual([
      [31, 2],
      [32, 2],
      [0, 0],
    ]);
  });

  it('leaves out a job that always runs and did not, and adds a job that ran and was not read', () => {
    const runs = runOf('f / a:1 (amd64)', 'f / d:1 (amd64)', 'lint');
    expect(namesOf(establish(READ, runs))).toEqual(['a:1 (amd64)', 'c:1 (riscv64)', 'd:1 (amd64)']);
  });

  it.each([
    ['is of another commit', runOf('f / a:1 (amd64)'), 'ffffff1'],
    ['has no name that can be taken apart', runOf('lint'), 'abcdef1'],
    ['is not known', null, 'abcdef1'],
    ['is of an unknown commit', runOf('f / a:1 (amd64)'), null],
  ])('leaves a matrix that was read alone where the run %s', (_how, runs, commit) => {
    expect(establish(READ, runs, commit)).toBe(READ);
  });

  it('leaves out nothing for a run that was cancelled', () => {
    const runs = runOf('f / a:1 (amd64)');
    const cancelled = {
      ...runs,
      completed: workflowRun({ ...runs.completed, conclusion: 'cancelled' }),
    };
    expect(namesOf(establish(READ, cancelled))).toHaveLength(3);
  });

  it('does not change a static matrix, nor an unreadable one without a run', () => {
    const fixed: MatrixReading = {
      ...UNREADABLE,
      jobs: [{ job: 'build', line: 1, matrix: 'static', jobs: [] }],
    };
    const runs = runOf('ubuntu:24.04 (arm64)');
    expect(establish(fixed, runs)).toBe(fixed);
    expect(establish(UNREADABLE, null)).toBe(UNREADABLE);
    expect(establish(UNREADABLE, runOf('lint', 'test'))).toBe(UNREADABLE);
  });
});
