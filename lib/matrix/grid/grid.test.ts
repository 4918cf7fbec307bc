import { describe, expect, it } from 'vitest';

import type { TestedJob } from '@/lib/matrix/jobs/model';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { layOutGrid, worstState } from './grid';

const release = (text: string, own: Partial<TestedJob> = {}) =>
  testedJob({
    baseImage: `ubuntu:${text}`,
    distribution: {
      id: 'ubuntu',
      name: 'Ubuntu',
      family: 'debian',
      familyName: 'Debian family',
      release: text,
    },
    ...own,
  });

const result = (conclusion: 'failed' | 'passed' | 'running') => ({
  conclusion,
  url: 'https://github.com/',
  completedAt: null,
  runId: 1,
});

describe('layOutGrid', () => {
  it('orders columns by architecture, then boot, FIPS, Kubernetes, boards', () => {
    const jobs = [
      testedJob({ arch: 'riscv64' }),
      testedJob({ arch: 'arm64', model: 'nvidia-jetson-agx-orin' }),
      testedJob({ arch: 'arm64', model: 'rpi4' }),
      testedJob({ arch: 'arm64' }),
      testedJob({ provider: { name: 'k0s', version: null } }),
      testedJob({ provider: { name: 'k3s', version: null } }),
      testedJob({ fips: true }),
      testedJob({ trustedBoot: true }),
      testedJob(),
    ];
    const { columns, archs, heads } = layOutGrid(jobs, jobs);
    expect(columns.map(({ arch, label }) => `${arch} ${label}`)).toEqual([
      'amd64 standard',
      'amd64 trusted',
      'amd64 FIPS',
      'amd64 k3s',
      'amd64 k0s',
      'arm64 standard',
      'arm64 Raspberry Pi 4',
      'arm64 Jetson AGX Orin',
      'riscv64 standard',
    ]);
    expect(heads.map(({ arch, group, columns: own }) => `${arch} ${group} ${own.length}`)).toEqual([
      'amd64 Boot 2',
      'amd64 FIPS 1',
      'amd64 Kubernetes 2',
      'arm64 Boot 1',
      'arm64 Boards 2',
      'riscv64 Boot 1',
    ]);
    expect(archs).toEqual([
      { arch: 'amd64', span: 5 },
      { arch: 'arm64', span: 3 },
      { arch: 'riscv64', span: 1 },
    ]);
  });

  it('puts the newest release of a distribution first', () => {
    const jobs = ['20.04', '26.04', '24.04'].map((text) => release(text));
    const [group] = layOutGrid(jobs, jobs).groups;
    expect(group?.rows.map((row) => row.release)).toEqual(['26.04', '24.04', '20.04']);
  });

  it('distinguishes not tested and hidden by the filters', () => {
    const shown = release('24.04', { arch: 'arm64' });
    const other = release('22.04', { arch: 'arm64', result: result('failed') });
    const leftOut = release('24.04', { trustedBoot: true, arch: 'arm64' });
    const trusted = release('22.04', { trustedBoot: true, arch: 'arm64' });
    const all = [shown, other, leftOut, trusted];
    const kinds = layOutGrid(all, [shown, trusted]).groups.flatMap(({ rows }) =>
      rows.map(({ cells }) => cells.map(({ kind }) => kind)),
    );
    expect(kinds).toEqual([
      ['tested', 'hidden'],
      ['hidden', 'tested'],
    ]);
    const [row] = layOutGrid([shown, trusted], [shown, trusted]).groups[0]?.rows ?? [];
    expect(row?.cells.map(({ kind }) => kind)).toEqual(['tested', 'untested']);
  });

  it('puts a column of several properties under a separate head', () => {
    const jobs = [testedJob({ trustedBoot: true, fips: true })];
    expect(layOutGrid(jobs, jobs).columns).toMatchObject([
      { group: 'Combined', label: 'trusted + FIPS', title: 'trusted boot and FIPS' },
    ]);
  });

  it('gathers jobs that share a cell and shows the state that most needs a look', () => {
    const jobs = [
      testedJob({ provider: { name: 'k3s', version: 'v1' }, title: 'one' }),
      testedJob({
        provider: { name: 'k3s', version: 'v2' },
        title: 'two',
        result: result('failed'),
      }),
    ];
    const [cell] = layOutGrid(jobs, jobs).groups[0]?.rows[0]?.cells ?? [];
    expect(cell).toMatchObject({ kind: 'tested', state: 'failed', newer: null, jobs });
  });

  it('keeps the last verdict of a cell in addition to the result of a newer run', () => {
    const jobs = [testedJob({ newerResult: result('running') })];
    const [cell] = layOutGrid(jobs, jobs).groups[0]?.rows[0]?.cells ?? [];
    expect(cell).toMatchObject({ state: 'passed', newer: 'running' });
  });

  it('keeps jobs without a base image under the name of their workflow job', () => {
    const jobs = [
      testedJob({ baseImage: null, distribution: null, arch: null, job: 'unit-tests' }),
    ];
    const { groups, columns } = layOutGrid(jobs, jobs);
    expect(groups[0]?.name).toBe('Without a base image');
    expect(groups[0]?.rows[0]?.name).toBe('unit-tests');
    expect(columns[0]?.arch).toBe('any');
  });
});

describe('worstState', () => {
  it('prefers failed to running to passed, and takes no result as unknown', () => {
    expect(worstState([testedJob(), testedJob({ result: result('running') })])).toBe('running');
    expect(worstState([testedJob(), testedJob({ result: null })])).toBe('unknown');
    expect(worstState([testedJob()])).toBe('passed');
  });
});
