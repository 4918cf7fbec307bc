import { describe, expect, it } from 'vitest';

import { markSuperseded } from '@/lib/matrix/grid/newest-evidence';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { sourceMatrix } from '@/lib/site/model/source-matrix.fixture';
import { readMatrixQuery } from '@/lib/site/url/matrix-query';

import { describeSelection } from './describe-selection';

const JOBS = [testedJob(), testedJob({ arch: 'arm64', trustedBoot: true })];

function titleOf(address: string, selected = JOBS) {
  const query = readMatrixQuery(new URLSearchParams(address));
  return describeSelection({ query, jobs: JOBS, selected, matrices: [sourceMatrix()] }).title;
}

describe('describeSelection', () => {
  it('has no special title for the view without choices', () => {
    expect(titleOf('')).toBeNull();
  });

  it('names what is chosen and how much is left', () => {
    expect(titleOf('arch=arm64&trustedBoot=true', [])).toBe('arm64 · trusted boot — 0 of 2 jobs');
    expect(titleOf('q=ubuntu&arch=arm64&arch=amd64')).toBe(
      '“ubuntu” · arm64 or amd64 — 2 of 2 jobs',
    );
  });

  it('counts combinations of several sources, and names both', () => {
    const [, kairos = matrixSources[0]] = matrixSources;
    const jobs = markSuperseded([testedJob({ source: 'kairos' }), ...JOBS]);
    const query = readMatrixQuery(new URLSearchParams('arch=amd64'));
    const matrices = [sourceMatrix({ source: kairos }), sourceMatrix()];
    expect(describeSelection({ query, jobs, selected: jobs.slice(0, 2), matrices })).toEqual({
      title: 'amd64 — 1 of 2 combinations',
      description:
        '1 of 2 combinations of the Kairos test matrix (kairos and kairos-init): amd64, with the latest CI results and their age.',
    });
  });

  it('names the ref and the opened job', () => {
    expect(titleOf('ref=v1')).toBe('Test matrix of kairos-init at v1');
    expect(titleOf(`cell=${JOBS[0]?.id}`)).toBe(`${JOBS[0]?.title} · kairos-init`);
  });
});
