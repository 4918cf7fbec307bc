import { describe, expect, it } from 'vitest';

import type {
  ExpandedWorkflowJob,
  MatrixEntries,
  MatrixJob,
  MatrixReading,
} from '@/lib/matrix/expand/model';
import {
  NO_RUNS,
  type Conclusion,
  type LatestRuns,
  type RunJob,
  type WorkflowRun,
} from '@/lib/matrix/runs/model';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';

import { readTestedJobs } from './read-tested-jobs';

const source = matrixSources[0];
const repositoryUrl = 'https://github.com/kairos-io/kairos-init';
const context = { source, commit: 'abc123', repositoryUrl };
const noRuns = NO_RUNS;

describe('readTestedJobs', () => {
  it('keeps the order of the matrix over all of its jobs', () => {
    const reading = readingOf([jobOf('b'), jobOf('a')], [jobOf('c')]);
    const { jobs } = readTestedJobs({ ...context, reading, runs: noRuns });
    expect(jobs.map(({ name }) => name)).toEqual(['b', 'a', 'c']);
  });

  it('reads only the jobs of the source', () => {
    const reading = readingOf([jobOf('a')], [jobOf('b')]);
    const chosen = { ...source, jobs: ['job-1'] };
    const { jobs } = readTestedJobs({ ...context, source: chosen, reading, runs: noRuns });
    expect(jobs.map(({ name }) => name)).toEqual(['b']);
  });

  it('gives a job its meaning, its title and its lines at the commit', () => {
    const matrix: MatrixEntries = [
      ['platform', 'amd64'],
      ['base_image', 'ubuntu:24.04'],
    ];
    const reading = readingOf([jobOf('amd64 - ubuntu:24.04 -  generic  ', matrix)]);
    const { jobs } = readTestedJobs({ ...context, reading, runs: null });
    expect(jobs[0]).toMatchObject({
      name: 'amd64 - ubuntu:24.04 -  generic  ',
      title: 'amd64 - ubuntu:24.04 - generic',
      arch: 'amd64',
      distribution: { id: 'ubuntu', release: '24.04' },
      url: `${repositoryUrl}/blob/abc123/.github/workflows/test.yml#L3-L4`,
      result: null,
      newerResult: null,
    });
  });

  it('has no URL without a commit or without a line', () => {
    const reading = readingOf([{ ...jobOf('a'), lines: { start: 0, end: 0 } }, jobOf('b')]);
    const { jobs } = readTestedJobs({ ...context, reading, runs: noRuns });
    expect(jobs.map(({ url }) => url === null)).toEqual([true, false]);
    const unknown = readTestedJobs({ ...context, commit: null, reading, runs: noRuns });
    expect(unknown.jobs.every(({ url }) => url === null)).toBe(true);
  });

  it('encodes every part of the path in the URL', () => {
    const odd = { ...source, path: 'a b/#1.yml' };
    const reading = readingOf([jobOf('a')]);
    const { jobs } = readTestedJobs({ ...context, source: odd, reading, runs: noRuns });
    expect(jobs[0]?.url).toBe(`${repositoryUrl}/blob/abc123/a%20b/%231.yml#L3-L4`);
  });

  it('reports each base image once that is not a reference', () => {
    const matrix: MatrixEntries = [['base_image', 'opensuse/leap:15.6:']];
    const reading = readingOf([jobOf('a', matrix), jobOf('b', matrix)]);
    const { problems } = readTestedJobs({ ...context, reading, runs: noRuns });
    expect(problems).toEqual([
      {
        message:
          'The base image “opensuse/leap:15.6:” is no image reference. The tag must not contain “:” (character 19).',
        line: 3,
        column: null,
      },
    ]);
  });
});

describe('results of readTestedJobs', () => {
  const reading = readingOf([jobOf('a'), jobOf('b'), jobOf('c')]);
  const completed = runOf(1, { a: 'passed', b: 'failed' });
  const read = (runs: Partial<LatestRuns>) =>
    readTestedJobs({ ...context, reading, runs: { ...NO_RUNS, completed, ...runs } });
  const conclusionsOf = (runs: Partial<LatestRuns>) =>
    read(runs).jobs.map(({ result, newerResult }) => [
      result?.conclusion ?? null,
      newerResult?.conclusion ?? null,
    ]);

  it('are those of the latest verdict while nothing is newer', () => {
    expect(conclusionsOf({})).toEqual([
      ['passed', null],
      ['failed', null],
      [null, null],
    ]);
    expect(read({}).matched).toBe(2);
  });

  it('stay while a newer run is in progress, which is given too', () => {
    const running = runOf(2, { a: 'running', b: 'passed', c: 'running' });
    expect(conclusionsOf({ running })).toEqual([
      ['passed', 'running'],
      ['passed', null],
      ['running', null],
    ]);
    expect(read({ running }).jobs.map(({ result }) => result?.runId)).toEqual([1, 2, 2]);
    expect(read({ running }).matched).toBe(3);
  });

  it.each<Conclusion>(['cancelled', 'skipped', 'not-started', 'unknown'])(
    'stay beside those of a newer run whose jobs are %s',
    (conclusion) => {
      const inconclusive = runOf(2, { a: conclusion, b: conclusion, c: conclusion });
      expect(conclusionsOf({ inconclusive })).toEqual([
        ['passed', conclusion],
        ['failed', conclusion],
        [conclusion, null],
      ]);
    },
  );

  it('are the newer ones of a cancelled run where it still gave a verdict', () => {
    const inconclusive = runOf(2, { a: 'failed', b: 'cancelled' });
    expect(conclusionsOf({ inconclusive })).toEqual([
      ['failed', null],
      ['failed', 'cancelled'],
      [null, null],
    ]);
  });

  it('are those of an earlier run where the latest verdict leaves a job out', () => {
    const stopped = runOf(3, { a: 'failed', b: 'cancelled', c: 'skipped' });
    const earlier = [runOf(2, { b: 'passed', c: 'cancelled' }), completed];
    expect(conclusionsOf({ completed: stopped, earlier })).toEqual([
      ['failed', null],
      ['passed', 'cancelled'],
      ['skipped', null],
    ]);
  });

  it('end with their run where the job itself says no time', () => {
    const ended = { ...completed, completedAt: '2026-07-13T01:00:00Z' };
    expect(read({ completed: ended }).jobs[0]?.result?.completedAt).toBe('2026-07-13T01:00:00Z');
    const running = { ...runOf(2, { c: 'running' }), completedAt: '2026-07-13T02:00:00Z' };
    expect(read({ running }).jobs[2]?.result?.completedAt).toBeNull();
  });
});

function readingOf(...lists: readonly (readonly MatrixJob[])[]): MatrixReading {
  const jobs = lists.map((list, index): ExpandedWorkflowJob => ({
    job: `job-${index}`,
    line: 1,
    matrix: 'static',
    jobs: list,
  }));
  return { workflowName: null, jobs, problems: [], excerpt: [] };
}

function jobOf(name: string, matrix: MatrixEntries = []): MatrixJob {
  return {
    id: name,
    job: 'job',
    name,
    nameIsEvaluated: true,
    matrix,
    origin: { kind: 'product' },
    lines: { start: 3, end: 4 },
    axisLines: [],
    effects: [],
    scope: null,
  };
}

function runOf(id: number, conclusions: Readonly<Record<string, Conclusion>>): WorkflowRun {
  const jobs = Object.entries(conclusions).map(([name, conclusion], index): RunJob => ({
    id: index,
    name,
    conclusion,
    url: `https://github.com/x/${id}/${index}`,
    startedAt: null,
    completedAt: null,
  }));
  return {
    id,
    attempt: 1,
    workflow: 'test.yml',
    event: 'push',
    branch: 'main',
    commit: 'abc',
    url: `https://github.com/x/${id}`,
    conclusion: 'passed',
    createdAt: '2026-07-13T00:00:00Z',
    completedAt: null,
    jobs,
    unreadableJobs: 0,
  };
}
