import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { findGap, gapId } from './gap';

const JOBS = [
  testedJob({ trustedBoot: true, title: 'trusted' }),
  testedJob({ arch: 'arm64', title: 'arm64' }),
  testedJob({ baseImage: 'ubuntu:22.04', title: '22.04' }),
];

describe('findGap', () => {
  it('finds an untested place with what is tested nearest to it', () => {
    const gap = findGap(JOBS, gapId('ubuntu:24.04', 'amd64 standard boot'));
    expect(gap?.nearest.map(({ cell }) => cell.jobs[0]?.title)).toEqual([
      'trusted',
      'arm64',
      '22.04',
    ]);
    expect(gap?.inRow).toHaveLength(2);
    expect(gap?.inColumn).toHaveLength(1);
  });

  it.each([
    ['a place that is tested', gapId('ubuntu:24.04', 'amd64 trusted boot')],
    ['a base image that the matrix does not have', gapId('ubuntu:10.04', 'amd64 standard boot')],
    ['a column that the matrix does not have', gapId('ubuntu:24.04', 's390x standard boot')],
    ['text that is no id', 'nothing'],
  ])('does not find %s', (_, id) => {
    expect(findGap(JOBS, id)).toBeNull();
  });
});
