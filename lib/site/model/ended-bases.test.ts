import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { endedBases } from './ended-bases';

describe('endedBases', () => {
  const jobs = [testedJob(), testedJob({ arch: 'arm64' }), testedJob({ baseImage: null })];

  it('has a base image once its maintenance has ended, with the day and the source of it', () => {
    expect(endedBases(jobs, '2029-06-01T00:00:00Z')).toEqual({
      'ubuntu:24.04': {
        words: 'Base end of life since 31 May 2029',
        title: expect.stringMatching(/^standard support ended\. Dates of .* read on /),
      },
    });
  });

  it('has nothing that is maintained, or whose base is unknown', () => {
    expect(endedBases(jobs, '2029-05-31T12:00:00Z')).toEqual({});
    expect(endedBases([testedJob({ distribution: null })], '2029-06-01T00:00:00Z')).toEqual({});
  });
});
