import { describe, expect, it } from 'vitest';

import type { RunJob, WorkflowRun } from '@/lib/matrix/runs/model';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { MatrixSource } from '@/lib/matrix/sources/model';

import { jobsFromRunNames } from './jobs-from-run-names';
import { readValues } from './read-values';

const source = matrixSources.find(({ id }) => id === 'kairos') ?? matrixSources[0];

describe('jobsFromRunNames', () => {
  it.each([
    [
      'a bare name',
      'ubuntu:24.04 (amd64)',
      { baseImage: 'ubuntu:24.04', arch: 'amd64', model: 'generic' },
    ],
    ['a caller', 'flavors / alpine:3.23 (arm64)', { baseImage: 'alpine:3.23', arch: 'arm64' }],
    [
      'an image with slashes',
      'ci / flavors / quay.io/centos/centos:stream9 (amd64)',
      { baseImage: 'quay.io/centos/centos:stream9' },
    ],
    [
      'a board',
      'ubuntu:22.04 (arm64) +nvidia-jetson-agx-orin',
      { model: 'nvidia-jetson-agx-orin' },
    ],
    ['a provider', 'ubuntu:22.04 (amd64) +k3s', { provider: { name: 'k3s', version: null } }],
    ['trusted boot', 'fedora:41 (amd64) +uki', { trustedBoot: true, fips: false }],
    ['FIPS', 'fedora:41 (amd64) +fips', { trustedBoot: false, fips: true }],
    [
      'every flag',
      'x:1 (arm64) +rpi4 +k0s +uki +fips',
      {
        model: 'rpi4',
        trustedBoot: true,
        fips: true,
        provider: { name: 'k0s', version: null },
        extra: [],
      },
    ],
  ])('parses %s', (_what, name, meaning) => {
    const [job] = jobsFromRunNames(source, runOf(name));
    expect(readValues(job?.matrix ?? [], source.names)).toMatchObject(meaning);
    expect(job).toMatchObject({
      job: 'build',
      origin: { kind: 'run' },
      lines: { start: 0, end: 0 },
    });
  });

  it('leaves out other jobs of the run if one name matches', () => {
    const skipped = '${{ matrix.base_image }} (${{ matrix.platform }})';
    const jobs = jobsFromRunNames(source, runOf('lint', 'f / matrix', 'f / x:1 (amd64)', skipped));
    expect(jobs.map(({ name }) => name)).toEqual(['x:1 (amd64)']);
  });

  it('makes jobs without values if no name matches', () => {
    const jobs = jobsFromRunNames(source, runOf('lint', 'test'));
    expect(jobs.map(({ name, matrix }) => [name, matrix])).toEqual([
      ['lint', []],
      ['test', []],
    ]);
  });

  it('makes jobs without values if the source has no pattern', () => {
    const plain: MatrixSource = { ...source, namePattern: null };
    expect(jobsFromRunNames(plain, runOf('x:1 (amd64)'))).toMatchObject([{ matrix: [] }]);
  });

  it('numbers the ids of repeated names', () => {
    const jobs = jobsFromRunNames(source, runOf('a / x:1 (amd64)', 'b / x:1 (amd64)'));
    expect(jobs.map(({ id }) => id)).toEqual(['build:x:1 (amd64)', 'build:x:1 (amd64):2']);
  });
});

function runOf(...names: readonly string[]): WorkflowRun {
  return {
    id: 1,
    attempt: 1,
    workflow: 'master.yaml',
    event: 'push',
    branch: 'master',
    commit: 'abc',
    url: 'https://github.com/x/1',
    conclusion: 'passed',
    createdAt: '2026-10-01T00:00:00Z',
    completedAt: null,
    jobs: names.map(toRunJob),
    unreadableJobs: 0,
  };
}

function toRunJob(name: string, id: number): RunJob {
  return {
    id,
    name,
    conclusion: 'passed',
    url: `https://x/${id}`,
    startedAt: null,
    completedAt: null,
  };
}
