import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { artifactOf as checkedArtifactOf, RELEASES } from './checked-artifact.fixture';
import { formOfCell } from './form-of-cell';
import type { BuildForm, CheckedArtifact } from './model';
import { testedEvidence } from './tested-evidence';

const UBUNTU_22 = {
  baseImage: 'ubuntu:22.04',
  distribution: {
    id: 'ubuntu',
    name: 'Ubuntu',
    family: 'debian',
    familyName: 'Debian family',
    release: '22.04',
  },
};

const JOBS = [
  testedJob({ arch: 'riscv64' }),
  testedJob(),
  testedJob({ trustedBoot: true, title: 'uki' }),
  testedJob({ ...UBUNTU_22, arch: 'arm64', model: 'rpi4', title: 'rpi4' }),
  testedJob({ ...UBUNTU_22, provider: { name: 'k3s', version: 'v1.32.1+k3s1' }, title: 'k3s' }),
];

const TODAY = { jobs: JOBS, jobsAtTag: null };

function artifactOf(fields: Partial<BuildForm>): CheckedArtifact {
  const own = { registry: 'r.internal', organization: 'mine', base: 'ubuntu:24.04' };
  return checkedArtifactOf({ ...own, version: 'v1.0.0', ...fields }, RELEASES);
}

describe('testedEvidence', () => {
  it.each(JOBS.map((job) => [job.title, job] as const))('finds the cell %s', (_, job) => {
    expect(testedEvidence(artifactOf(formOfCell(job)), TODAY)).toMatchObject({
      state: 'tested',
      cell: job,
      closest: [],
      kairosInit: 'v4.3.0',
      basis: 'todays-matrix',
    });
  });

  it('recognises a base image in any spelling', () => {
    expect(testedEvidence(artifactOf({ base: 'docker.io/library/ubuntu:noble' }), TODAY).cell).toBe(
      JOBS[1],
    );
  });

  it('states the tested version of Kubernetes when another is chosen', () => {
    const fields = {
      base: 'ubuntu:22.04',
      kubernetes: 'k3s',
      kubernetesVersion: 'v1.36.1+k3s1',
    };
    expect(testedEvidence(artifactOf(fields), TODAY)).toMatchObject({
      state: 'tested',
      remark: expect.stringContaining('Tested with k3s v1.32.1+k3s1.'),
    });
  });

  it('names the closest cells, with what differs', () => {
    const { state, closest } = testedEvidence(
      artifactOf({ arch: 'arm64', trustedBoot: 'true' }),
      TODAY,
    );
    expect(state).toBe('untested');
    expect(closest.map(({ differs }) => differs)).toEqual([
      ['amd64 instead of arm64'],
      ['riscv64 instead of arm64', 'without trusted boot'],
      ['amd64 instead of arm64', 'without trusted boot'],
    ]);
  });

  it('words every difference', () => {
    const [job] = JOBS;
    const fields = {
      base: 'fedora:41',
      fips: 'true',
      kubernetes: 'k0s',
      kubernetesVersion: 'v1.36.1+k0s.0',
    };
    const jobs = job === undefined ? [] : [job];
    expect(
      testedEvidence(artifactOf(fields), { jobs, jobsAtTag: null }).closest[0]?.differs,
    ).toEqual([
      'Ubuntu 24.04 instead of Fedora 41',
      'riscv64 instead of amd64',
      'without FIPS',
      'without Kubernetes',
    ]);
  });

  it('is unknown where no data says so', () => {
    expect(testedEvidence(artifactOf({}), { jobs: [], jobsAtTag: null }).state).toBe('unknown');
  });

  it('says it for the matrix at the tag of the kairos-init, where that was read', () => {
    const jobsAtTag = [testedJob({ arch: 'arm64' })];
    const artifact = artifactOf({ kairosInit: 'v0.14.6' });
    expect(testedEvidence(artifact, { jobs: JOBS, jobsAtTag })).toMatchObject({
      state: 'untested',
      kairosInit: 'v0.14.6',
      basis: 'matrix-at-tag',
    });
  });

  it.each<readonly [string, string, Partial<BuildForm>]>([
    ['Oracle Linux', 'v0.7.1', { base: 'oraclelinux:10' }],
    ['Ubuntu 26.04', 'v0.8.5', { base: 'ubuntu:26.04' }],
    ['Fedora 42 and 43', 'v0.5.7', { base: 'fedora:43' }],
    ['Debian 13', 'v0.6.2', { base: 'debian:13' }],
    ['openSUSE Leap 16.0', 'v0.7.0', { base: 'opensuse/leap:16.0' }],
    ['Hadron', 'v0.6.9', { base: 'ghcr.io/kairos-io/hadron:v0.5.1' }],
    ['Rocky Linux 10', 'v0.5.4', { base: 'rockylinux:10' }],
    ['CentOS Stream', 'v0.7.3', { base: 'quay.io/centos/centos:stream9' }],
  ])('knows that %s was not tested with kairos-init %s', (what, kairosInit, fields) => {
    const artifact = {
      ...artifactOf(fields),
      programs: { ...artifactOf({}).programs, kairosInit },
    };
    const jobs = [testedJob({ distribution: artifact.distribution })];
    const evidence = testedEvidence(artifact, { jobs, jobsAtTag: null });
    expect(evidence).toMatchObject({ state: 'untested', cell: null, kairosInit, basis: 'rule' });
    expect(evidence.remark).toContain(what);
    const later = { ...artifact, programs: { ...artifact.programs, kairosInit: 'v0.17.3' } };
    expect(testedEvidence(later, { jobs, jobsAtTag: null }).state).toBe('tested');
  });

  it('says of no release before kairos-init that it is tested', () => {
    const early = checkedArtifactOf({
      flavor: 'ubuntu',
      flavorRelease: '24.04',
      version: 'v3.3.6',
    });
    expect(testedEvidence(early, TODAY)).toMatchObject({ state: 'unknown', cell: null });
  });

  it('does not guess where a version may mean a release from before kairos-init', () => {
    const artifact = checkedArtifactOf({ base: 'ubuntu:24.04', version: 'v2.3.0' }, RELEASES);
    const { state, remark } = testedEvidence(artifact, TODAY);
    expect([state, remark]).toEqual(['unknown', expect.stringContaining('v2.3.0 may mean')]);
  });
});
