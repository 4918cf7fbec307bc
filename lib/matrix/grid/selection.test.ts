import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { choosing, EVERYTHING, selectJobs, viewFacets, waysBack, without } from './selection';

const plain = testedJob();
const arm = testedJob({ arch: 'arm64' });
const trusted = testedJob({ trustedBoot: true, title: 'amd64 - ubuntu:24.04 - generic-uki' });
const rpi = testedJob({ arch: 'arm64', model: 'rpi4' });
const failed = testedJob({
  arch: 'riscv64',
  result: { conclusion: 'failed', url: 'https://github.com/', completedAt: null, runId: 1 },
});
const kernel = testedJob({ title: 'kernel', extra: [['kernel', 'cloud']] });
const JOBS = [plain, arm, trusted, rpi, failed, kernel];

const choose = (pairs: Record<string, string[]>, text = '') => ({
  text,
  choices: new Map(Object.entries(pairs)),
});

describe('selectJobs', () => {
  it('keeps everything when nothing is asked', () => {
    expect(selectJobs(JOBS, EVERYTHING)).toEqual(JOBS);
  });

  it('joins the values of one facet by or', () => {
    expect(selectJobs(JOBS, choose({ arch: ['arm64', 'riscv64'] }))).toEqual([arm, rpi, failed]);
  });

  it('joins facets by and', () => {
    expect(selectJobs(JOBS, choose({ arch: ['arm64'], model: ['rpi4'] }))).toEqual([rpi]);
  });

  it('finds every word anywhere in what a job says of itself', () => {
    expect(selectJobs(JOBS, choose({}, 'UBUNTU rpi4'))).toEqual([rpi]);
    expect(selectJobs(JOBS, choose({}, 'trusted boot'))).toEqual([trusted]);
    expect(selectJobs(JOBS, choose({}, 'windows'))).toEqual([]);
  });

  it('filters by keys that have no meaning to this site', () => {
    expect(selectJobs(JOBS, choose({ 'x.kernel': ['cloud'] }))).toEqual([kernel]);
  });

  it('counts a job without a result as unknown', () => {
    const silent = testedJob({ result: null });
    expect(selectJobs([plain, silent], choose({ result: ['unknown'] }))).toEqual([silent]);
  });
});

describe('viewFacets', () => {
  it('counts each option under the other choices, not under its own', () => {
    const arch = viewFacets(JOBS, choose({ arch: ['arm64'], model: ['rpi4'] })).find(
      ({ key }) => key === 'arch',
    );
    expect(arch?.options.map(({ value, count, isChosen }) => [value, count, isChosen])).toEqual([
      ['amd64', 0, false],
      ['arm64', 1, true],
      ['riscv64', 0, false],
    ]);
  });

  it('names the choice that leaves an option without jobs', () => {
    const [arch] = viewFacets(JOBS, choose({ model: ['rpi4'] }));
    expect(arch?.options[0]).toMatchObject({ value: 'amd64', count: 0, blockedBy: 'Board' });
  });

  it('leaves out a facet that has one value only, unless it is chosen', () => {
    const keys = (selection: ReturnType<typeof choose>) =>
      viewFacets(JOBS, selection).map(({ key }) => key);
    expect(keys(choose({}))).not.toContain('family');
    expect(keys(choose({ family: ['debian'] }))).toContain('family');
  });
});

describe('waysBack', () => {
  it('offers the filter whose loss brings back most first', () => {
    const ways = waysBack(JOBS, choose({ arch: ['riscv64'], model: ['rpi4'] }));
    expect(ways.map(({ key, count }) => [key, count])).toEqual([
      ['arch', 1],
      ['model', 1],
    ]);
  });

  it('offers to drop the text', () => {
    expect(waysBack(JOBS, choose({}, 'nothing'))).toEqual([
      { key: 'q', label: 'text “nothing”', count: JOBS.length },
    ]);
  });
});

describe('choosing and without', () => {
  it('add and take away a value', () => {
    const arm64 = { value: 'arm64', isChosen: true };
    const once = choosing(EVERYTHING, 'arch', arm64);
    expect([...once.choices]).toEqual([['arch', ['arm64']]]);
    expect([...choosing(once, 'arch', arm64).choices]).toEqual([...once.choices]);
    expect(choosing(once, 'arch', { ...arm64, isChosen: false }).choices.size).toBe(0);
    expect(choosing(EVERYTHING, 'arch', { ...arm64, isChosen: false })).toEqual(EVERYTHING);
    expect(without(once, 'arch').choices.size).toBe(0);
    expect(without({ ...once, text: 'x' }, 'q').text).toBe('');
  });
});
