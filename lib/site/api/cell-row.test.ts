import { describe, expect, it } from 'vitest';

import { compareJobs } from '@/lib/matrix/compare/compare-jobs';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { cellRow } from './cell-row';
import { cellResponse } from './compare-response';

describe('cellRow', () => {
  it('has of each side only the result, and nothing of a side without the cell', () => {
    const [cell] = compareJobs([], [testedJob()]).map(cellResponse).map(cellRow);
    expect(cell).toMatchObject({
      baseImage: 'ubuntu:24.04',
      change: 'added',
      before: null,
      after: { words: 'passed', state: 'passed', url: testedJob().result?.url },
    });
  });
});
