import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { freshness, sourceMatrix } from '@/lib/site/model/source-matrix.fixture';

import { readLiveResults } from './live-results';
import { matrixAnswer } from './matrix-answer';

const JOB = testedJob();
const SHOWN = {
  matrix: sourceMatrix(),
  jobs: [JOB, testedJob({ arch: 'arm64' })],
  selected: [JOB],
  problems: [{ message: 'An axis is empty.', line: 3, column: 7 }],
};

describe('matrixAnswer', () => {
  it('keeps upstream’s keys and types, the untrimmed name and the counts', () => {
    expect(matrixAnswer(SHOWN)).toMatchObject({
      schemaVersion: 1,
      total: 2,
      count: 1,
      source: {
        id: 'kairos-init',
        repository: 'kairos-io/kairos-init',
        ref: 'main',
        archived: false,
        movedTo: null,
      },
      run: { id: 77, conclusion: 'passed' },
      jobs: [{ name: `${JOB.title}  `, matrix: { platform: 'amd64', base_image: 'ubuntu:24.04' } }],
      problems: [{ message: 'An axis is empty.', line: 3, column: 7 }],
    });
  });

  it('is the same for the same data, so that its ETag is', () => {
    expect(JSON.stringify(matrixAnswer(SHOWN))).toBe(JSON.stringify(matrixAnswer(SHOWN)));
  });

  it('is stale when the results are, though the file is live', () => {
    const matrix = sourceMatrix({ runsFreshness: freshness({ state: 'stale' }) });
    expect(matrixAnswer({ ...SHOWN, matrix }).freshness.state).toBe('stale');
  });

  it('is read again by the page that follows a run', () => {
    const { hasEnded, results } = readLiveResults(JSON.parse(JSON.stringify(matrixAnswer(SHOWN))));
    expect(hasEnded).toBe(true);
    expect(results.get(JOB.id)?.conclusion).toBe('passed');
  });
});
