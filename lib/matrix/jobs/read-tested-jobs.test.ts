import { describe, expect, it } from 'vitest';

import type {
  ExpandedWorkflowJob,
  MatrixEntries,
  MatrixJob,
  MatrixReading,
} from '@/lib/matrix/expand/model';
import type { Conclusion, RunJob, WorkflowRun } from '@/lib/matrix/runs/model';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';

import { readTestedJobs } from './read-tested-jobs';

const source = matrixSources[0];
const repositoryUrl = 'https://github.com/kairos-io/kairos-init';
const context = { source, commit: 'abc123', repositoryUrl };
const noRuns = { completed: null, running: null };

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
      previousResult: null,
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
          'The base image “opensuse/leap:15.6:” is no image reference. The tag must not hold “:” (character 19).',
        line: 3,
        column: null,
      },
    ]);
  });
});

describe('results of readTestedJobs', () => {
  const reading = readingOf([jobOf('a'), jobOf('b'), jobOf('c')]);
  const completed = runOf(1, { a: 'passed', b: 'failed' });

  it('are those of the completed run while nothing runs', () => {
    const { jobs, matched } = readTestedJobs({
      ...context,
      reading,
      runs: { completed, running: null },
    });
    expect(jobs.map(({ result }) => result?.conclusion ?? null)).toEqual([
      'passed',
      'failed',
      null,
    ]);
    expect(jobs.every(({ previousResult }) => previousResult === null)).toBe(true);
    expect(matched).toEqual({ completed: 2, running: 0 });
  });

  it('are those of the run in progress if it has the job, and the last one is the previous', () => {
    const running = runOf(2, { a: 'running', c: 'passed' });
    const { jobs, matched } = readTestedJobs({ ...context, reading, runs: { completed, running } });
    expect(jobs.map(({ result }) => result?.conclusion)).toEqual(['running', 'failed', 'passed']);
    expect(jobs.map(({ result }) => result?.runId)).toEqual([2, 1, 2]);
    expect(jobs.map(({ previousResult }) => previousResult?.conclusion ?? null)).toEqual([
      'passed',
      null,
      null,
    ]);
    expect(matched).toEqual({ completed: 2, running: 2 });
  });

  it('have no previous one when both runs are the same', () => {
    const running = runOf(1, { a: 'running' });
    const { jobs } = readTestedJobs({ ...context, reading, runs: { completed, running } });
    expect(jobs[0]?.previousResult).toBeNull();
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
