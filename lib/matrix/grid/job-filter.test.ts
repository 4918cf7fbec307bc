import { describe, expect, it } from 'vitest';

import { EVERYTHING } from '@/lib/base/filter/model';
import { waysBack } from '@/lib/base/filter/ways-back';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { jobFilter, selectJobs, listJobFacets } from './job-filter';

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
  it('keeps everything without filters', () => {
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

describe('listJobFacets', () => {
  it('counts each option under the other choices, not under its own', () => {
    const arch = listJobFacets(JOBS, choose({ arch: ['arm64'], model: ['rpi4'] })).find(
      ({ key }) => key === 'arch',
    );
    expect(arch?.options.map(({ value, count, isChosen }) => [value, count, isChosen])).toEqual([
      ['amd64', 0, false],
      ['arm64', 1, true],
      ['riscv64', 0, false],
    ]);
  });

  it('names the choice that leaves an option without jobs', () => {
    const [arch] = listJobFacets(JOBS, choose({ model: ['rpi4'] }));
    expect(arch?.options[0]).toMatchObject({ value: 'amd64', count: 0, blockedBy: 'Board' });
  });

  it('leaves out a facet that has one value only, unless it is chosen', () => {
    const keys = (selection: ReturnType<typeof choose>) =>
      listJobFacets(JOBS, selection).map(({ key }) => key);
    expect(keys(choose({}))).not.toContain('family');
    expect(keys(choose({ family: ['debian'] }))).toContain('family');
  });

  it('shows a chosen result that no job has, so that it can be taken back', () => {
    const facets = listJobFacets(JOBS, choose({ result: ['cancelled'] }));
    const result = facets.find(({ key }) => key === 'result');
    expect(result?.options.at(-1)).toMatchObject({ value: 'cancelled', count: 0, isChosen: true });
  });

  it.each([
    [
      'a board has the name that people call it',
      'model',
      'nvidia-jetson-agx-orin',
      'Jetson AGX Orin',
    ],
    ['no provider is the core', 'provider', 'none', 'core (no Kubernetes)'],
    ['a distribution has its name', 'distribution', 'ubuntu', 'Ubuntu'],
    ['a trusted boot is named in a word', 'trustedBoot', 'true', 'trusted boot'],
    [
      'two base images of the same release have their references',
      'os',
      'mirror.example.org/ubuntu:24.04',
      'Ubuntu 24.04 (mirror.example.org/ubuntu:24.04)',
    ],
  ])('words a value: %s', (_, key, value, label) => {
    const jobs = [
      ...JOBS,
      testedJob({ model: 'nvidia-jetson-agx-orin' }),
      testedJob({ baseImage: 'mirror.example.org/ubuntu:24.04' }),
    ];
    const facet = listJobFacets(jobs, choose({ [key]: [value] })).find((each) => each.key === key);
    expect(facet?.options.find((option) => option.value === value)?.label).toBe(label);
  });
});

describe('waysBack', () => {
  it('offers the filter whose loss brings back most first', () => {
    const selection = choose({ arch: ['riscv64'], model: ['rpi4'] });
    expect(waysBack(JOBS, selection, jobFilter(JOBS))).toEqual([
      { key: 'arch', label: 'Architecture', count: 1 },
      { key: 'model', label: 'Board', count: 1 },
    ]);
  });
});
