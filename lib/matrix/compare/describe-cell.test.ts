import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { compareJobs } from './compare-jobs';
import { describeValueChange, resultsOfSide, titleOfCell } from './describe-cell';

describe('titleOfCell', () => {
  it('has the base image, the architecture and what the column says', () => {
    const [cell] = compareJobs([], [testedJob({ trustedBoot: true, model: 'rpi4' })]);
    if (cell === undefined) throw new Error('One job makes one cell.');
    expect(titleOfCell(cell)).toEqual({
      image: 'ubuntu:24.04',
      arch: 'amd64',
      tests: 'Raspberry Pi 4 and trusted boot',
    });
  });
});

describe('resultsOfSide', () => {
  it('has each result once, “no result yet” where no run has the job, and nothing without a job', () => {
    expect(resultsOfSide([testedJob(), testedJob()])).toBe('passed');
    expect(resultsOfSide([testedJob({ result: null })])).toBe('no result yet');
    expect(resultsOfSide([])).toBeNull();
  });
});

describe('describeValueChange', () => {
  it('words a value that came, went or is another', () => {
    expect(describeValueChange({ key: 'scope', before: 'a', after: 'b' })).toBe('scope: a → b');
    expect(describeValueChange({ key: 'scope', before: null, after: 'b' })).toBe('scope: none → b');
    expect(describeValueChange({ key: 'scope', before: 'a', after: null })).toBe('scope: a → none');
  });
});
