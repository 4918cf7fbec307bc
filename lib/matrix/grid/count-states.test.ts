import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import type { Conclusion } from '@/lib/matrix/runs/model';

import { countStates, countWords } from './count-states';

const NOW = '2026-08-20T10:00:00Z';

const job = (conclusion: Conclusion, completedAt = '2026-08-19T10:00:00Z') =>
  testedJob({ result: { conclusion, completedAt, url: 'https://github.com/', runId: 1 } });

describe('countStates', () => {
  it('counts conclusions in the order of the legend', () => {
    const jobs = [job('failed'), job('passed'), testedJob({ result: null }), job('passed')];
    expect(
      countStates(
        jobs.map((each) => [each]),
        NOW,
      ),
    ).toEqual([
      { state: 'passed', isOld: false, count: 2 },
      { state: 'failed', isOld: false, count: 1 },
      { state: 'unknown', isOld: false, count: 1 },
    ]);
  });

  it('counts results of more than 30 days ago apart', () => {
    const jobs = [job('passed'), job('passed', '2026-05-01T10:00:00Z')];
    expect(
      countStates(
        jobs.map((each) => [each]),
        NOW,
      ).map(({ isOld, count }) => [isOld, count]),
    ).toEqual([
      [false, 1],
      [true, 1],
    ]);
  });
});

describe('countWords', () => {
  it('adds up old and new results of one conclusion', () => {
    const jobs = [job('passed'), job('passed', '2026-05-01T10:00:00Z'), job('cancelled')];
    expect(
      countWords(
        countStates(
          jobs.map((each) => [each]),
          NOW,
        ),
      ),
    ).toBe('2 passed, 1 cancelled');
  });
});
