import { describe, expect, it } from 'vitest';

import type { JobResult, TestedJob } from '@/lib/matrix/jobs/model';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { describeCell } from './cell-words';
import { layOutGrid } from './grid';
import { countSelected, listJobFacets, selectJobs } from './job-filter';
import { countCombinations, markSuperseded } from './newest-evidence';

const NOW = '2026-11-23T12:00:00Z';
const TODAY = '2026-11-23T11:00:00Z';
const AUGUST = '2026-08-16T11:00:00Z';

const result = (
  conclusion: JobResult['conclusion'],
  completedAt: string | null = TODAY,
): JobResult => ({
  conclusion,
  url: 'https://github.com/',
  completedAt,
  runId: 1,
});

const today = (own: JobResult | null, changes: Partial<TestedJob> = {}) =>
  testedJob({ id: 'today', source: 'kairos', result: own, ...changes });

const archived = (own: JobResult | null, changes: Partial<TestedJob> = {}) =>
  testedJob({ id: 'archived', source: 'kairos-init', result: own, ...changes });

function cellOf(...jobs: readonly TestedJob[]) {
  const marked = markSuperseded(jobs);
  const [cell] = layOutGrid(marked, marked).groups[0]?.rows[0]?.cells ?? [];
  if (cell?.kind !== 'tested') throw new Error('The cell is tested.');
  return { cell, words: describeCell(cell, NOW) };
}

describe('a combination that two sources test', () => {
  it.each([
    [
      'a newer pass replaces an older failure',
      [today(result('passed')), archived(result('failed', AUGUST))],
      'passed',
      null,
    ],
    [
      'a newer failure replaces an older pass',
      [today(result('failed')), archived(result('passed', AUGUST))],
      'failed',
      null,
    ],
    [
      'a newer verdict of the archived matrix counts, if there ever is one',
      [today(result('passed', AUGUST)), archived(result('failed'))],
      'failed, kairos-init',
      null,
    ],
    [
      'a job without a result leaves the older verdict in place',
      [today(null), archived(result('passed', AUGUST))],
      'passed 3 months ago, kairos-init',
      null,
    ],
    [
      'a cancelled job leaves the older verdict in place, and stands beside it',
      [today(result('cancelled')), archived(result('passed', AUGUST))],
      'passed 3 months ago, kairos-init',
      'newer run: cancelled',
    ],
    [
      'a job in progress leaves the older verdict in place, and stands beside it',
      [today(result('running', null)), archived(result('failed', AUGUST))],
      'failed 3 months ago, kairos-init',
      'newer run: running',
    ],
    [
      'a job that was cancelled before the verdict says nothing more',
      [today(result('cancelled', AUGUST)), archived(result('passed'))],
      'passed, kairos-init',
      null,
    ],
    [
      'without a verdict the newest result counts',
      [today(result('skipped')), archived(result('cancelled', AUGUST))],
      'skipped',
      null,
    ],
    [
      'without any result the matrix of today counts',
      [today(null), archived(null)],
      'no result yet',
      null,
    ],
  ] as const)('%s', (_, jobs, verdict, newer) => {
    expect(cellOf(...jobs).words).toMatchObject({ verdict, newer });
  });

  it('has both in its cell, the newest evidence first', () => {
    const { cell } = cellOf(archived(result('passed', AUGUST)), today(result('passed')));
    expect(cell.jobs.map(({ id }) => id)).toEqual(['today']);
    expect(cell.others.map(({ id }) => id)).toEqual(['archived']);
  });

  it('shows the newest evidence also where only the older job is selected', () => {
    const jobs = markSuperseded([today(result('failed')), archived(result('passed', AUGUST))]);
    const older = jobs.filter(({ id }) => id === 'archived');
    const [cell] = layOutGrid(jobs, older).groups[0]?.rows[0]?.cells ?? [];
    expect(cell).toMatchObject({ kind: 'tested', state: 'failed' });
  });

  it('is found only by its newest result', () => {
    const jobs = markSuperseded([today(result('failed')), archived(result('passed', AUGUST))]);
    const by = (value: string) =>
      selectJobs(jobs, { text: '', choices: new Map([['result', [value]]]) }).map(({ id }) => id);
    expect(by('failed')).toEqual(['today']);
    expect(by('passed')).toEqual([]);
  });
});

describe('counts over several sources', () => {
  const jobs = markSuperseded([
    today(result('passed')),
    archived(result('passed', AUGUST)),
    archived(result('passed', AUGUST), { id: 'only', arch: 'arm64' }),
  ]);

  it('count a combination once, however many sources test it', () => {
    expect(countCombinations(jobs)).toBe(2);
    expect(countSelected(jobs, jobs.slice(0, 2))).toEqual({
      count: 1,
      total: 2,
      unit: 'combination',
    });
    const everything = { text: '', choices: new Map<string, readonly string[]>() };
    const [arch] = listJobFacets(jobs, everything);
    expect(arch?.options.map(({ value, count }) => [value, count])).toEqual([
      ['amd64', 1],
      ['arm64', 1],
    ]);
  });

  it('count the jobs of one source each', () => {
    const own = jobs.slice(1);
    expect(countSelected(own, own)).toEqual({ count: 2, total: 2, unit: 'job' });
  });
});

describe('markSuperseded', () => {
  it('marks nothing where one source is read', () => {
    const jobs = markSuperseded([today(result('failed')), today(result('passed', AUGUST))]);
    expect(jobs.map(({ supersededBy }) => supersededBy)).toEqual([null, null]);
  });

  it('marks only jobs of the same base image, architecture, board, boot, FIPS and Kubernetes', () => {
    const others: readonly Partial<TestedJob>[] = [
      { baseImage: 'ubuntu:22.04' },
      { arch: 'arm64' },
      { model: 'rpi4' },
      { trustedBoot: true },
      { fips: true },
      { provider: { name: 'k3s', version: null } },
    ];
    for (const other of others) {
      const jobs = markSuperseded([today(result('passed')), archived(null, other)]);
      expect(jobs.map(({ supersededBy }) => supersededBy)).toEqual([null, null]);
    }
    const same = markSuperseded([today(result('passed')), archived(null)]);
    expect(same.map(({ supersededBy }) => supersededBy)).toEqual([null, 'kairos']);
  });

  it('starts over when results change', () => {
    const before = markSuperseded([today(null), archived(result('passed', AUGUST))]);
    const after = markSuperseded(
      before.map((job) => (job.id === 'today' ? { ...job, result: result('passed') } : job)),
    );
    expect(after.map(({ supersededBy }) => supersededBy)).toEqual([null, 'kairos']);
  });
});
