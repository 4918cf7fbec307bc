import { describe, expect, it } from 'vitest';

import type { MatrixReading } from '@/lib/matrix/expand/model';
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

describe('establishByRun', () => {
  it('reads the jobs of a dynamic matrix from the job names of the latest run', () => {
    const runs = runOf('build-flavors / ubuntu:24.04 (arm64) +rpi4', 'lint');
    const [group] = establishByRun(UNREADABLE, KAIROS, runs).jobs;
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

  it('returns a reading unchanged that has jobs, or whose run has no matching name', () => {
    expect(establishByRun(UNREADABLE, KAIROS, null)).toBe(UNREADABLE);
    expect(establishByRun(UNREADABLE, KAIROS, runOf('lint', 'test'))).toBe(UNREADABLE);
    const read: MatrixReading = {
      ...UNREADABLE,
      jobs: [{ job: 'build', line: 1, matrix: 'static', jobs: [] }],
    };
    expect(establishByRun(read, KAIROS, runOf('ubuntu:24.04 (arm64)'))).toBe(read);
  });
});
