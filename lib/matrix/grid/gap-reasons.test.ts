import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { findGap, gapId } from './gap';
import { gapReasons } from './gap-reasons';

const effect = { index: 3, lines: { start: 59, end: 61 }, set: [['trusted_boot', true]] } as const;

const jammy = {
  id: 'ubuntu',
  name: 'Ubuntu',
  family: 'debian',
  familyName: 'Debian family',
  release: '22.04',
};

const JOBS = [
  testedJob({ trustedBoot: true, effects: [effect], title: 'trusted' }),
  testedJob({ arch: 'arm64', title: 'arm64' }),
  testedJob({ baseImage: 'ubuntu:22.04', distribution: jammy, title: '22.04' }),
  testedJob({
    baseImage: 'ubuntu:22.04',
    distribution: jammy,
    arch: 'riscv64',
    title: 'riscv64',
  }),
];

function reasonsOf(row: string, column: string) {
  const gap = findGap(JOBS, gapId(row, column));
  if (gap === null) throw new Error('This place is not tested.');
  return gapReasons(gap);
}

describe('gapReasons', () => {
  it.each([
    [
      'an include that changes the combination',
      ['ubuntu:24.04', 'amd64 standard boot'],
      [expect.stringContaining('Tested only with trusted_boot: true')],
    ],
    [
      'an architecture that no job of the base image has',
      ['ubuntu:22.04', 'arm64 standard boot'],
      ['Ubuntu 22.04 is tested on amd64 and riscv64 only.'],
    ],
    [
      'a profile that is tested with other base images',
      ['ubuntu:22.04', 'amd64 trusted boot'],
      ['On amd64, trusted boot is tested with Ubuntu 24.04 only.'],
    ],
  ] as const)('says %s', (_, [row, column], reasons) => {
    expect(reasonsOf(row, column)).toEqual(reasons);
  });
});
