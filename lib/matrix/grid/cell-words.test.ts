import { describe, expect, it } from 'vitest';

import type { JobResult } from '@/lib/matrix/jobs/model';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { describeCell } from './cell-words';
import { layOutGrid } from './grid';

const NOW = '2026-11-23T12:00:00Z';

function result(changes: Partial<JobResult> = {}): JobResult {
  return {
    conclusion: 'passed',
    url: 'https://github.com/',
    completedAt: '2026-11-23T11:00:00Z',
    runId: 1,
    ...changes,
  };
}

function wordsOf(...jobs: readonly Parameters<typeof testedJob>[0][]) {
  const all = jobs.map((changes, index) => testedJob({ id: String(index), ...changes }));
  const [cell] = layOutGrid(all, all).groups[0]?.rows[0]?.cells ?? [];
  if (cell?.kind !== 'tested') throw new Error('The cell is tested.');
  return describeCell(cell, NOW);
}

describe('describeCell', () => {
  it('words a verdict of today', () => {
    expect(wordsOf({ result: result() })).toEqual({
      verdict: 'passed',
      day: '23 Nov 2026',
      isOld: false,
      newer: null,
    });
  });

  it.each(['passed', 'failed'] as const)('gives the age of an old result that %s', (conclusion) => {
    const old = result({ conclusion, completedAt: '2026-08-19T11:00:00Z' });
    expect(wordsOf({ result: old })).toMatchObject({
      verdict: `${conclusion} 3 months ago`,
      day: '19 Aug 2026',
      isOld: true,
    });
  });

  it('takes the oldest of several jobs with the same verdict', () => {
    const old = result({ completedAt: '2026-08-19T11:00:00Z' });
    expect(wordsOf({ result: result() }, { result: old }).isOld).toBe(true);
  });

  it('does not count the age of another verdict', () => {
    const failed = result({ conclusion: 'failed' });
    const old = result({ completedAt: '2026-08-19T11:00:00Z' });
    expect(wordsOf({ result: failed }, { result: old })).toMatchObject({
      verdict: 'failed',
      isOld: false,
    });
  });

  it('has no age for what is no verdict, or has no time', () => {
    const cancelled = result({ conclusion: 'cancelled', completedAt: '2026-08-19T11:00:00Z' });
    expect(wordsOf({ result: cancelled }).isOld).toBe(false);
    expect(wordsOf({ result: result({ completedAt: null }) })).toMatchObject({ day: null });
    expect(wordsOf({ result: null }).verdict).toBe('no result yet');
  });

  it('says the result of a newer run in addition to the verdict', () => {
    const newerResult = result({ conclusion: 'cancelled' });
    expect(wordsOf({ result: result(), newerResult })).toMatchObject({
      verdict: 'passed',
      newer: 'newer run: cancelled',
    });
  });
});
