import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { freshness, sourceMatrix } from '@/lib/site/model/source-matrix.fixture';

import { readLiveResults } from './live-results';
import { matrixResponse } from './matrix-response';

const JOB = testedJob();
const SHOWN = {
  matrix: sourceMatrix(),
  jobs: [JOB, testedJob({ arch: 'arm64' })],
  selected: [JOB],
  problems: [{ message: 'An axis is empty.', line: 3, column: 7 }],
  queryNotices: [{ key: 'arch', value: 'sparc', message: 'No job has it.' }],
};

describe('matrixResponse', () => {
  it('keeps upstream’s keys and types, the untrimmed name and the counts', () => {
    expect(matrixResponse(SHOWN)).toMatchObject({
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
      ignored: [{ key: 'arch', value: 'sparc' }],
    });
  });

  it('is stale when the results are, though the file is live', () => {
    const matrix = sourceMatrix({ runsFreshness: freshness({ state: 'stale' }) });
    expect(matrixResponse({ ...SHOWN, matrix }).freshness.state).toBe('stale');
  });

  it('is what the page that follows a run reads', () => {
    const { hasEnded, results } = readLiveResults(
      JSON.parse(JSON.stringify(matrixResponse(SHOWN))),
    );
    expect(hasEnded).toBe(true);
    expect(results.get(JOB.id)?.conclusion).toBe('passed');
  });
});
