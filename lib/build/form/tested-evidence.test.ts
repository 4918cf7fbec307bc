import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { checkArtifact } from './check-artifact';
import { formOfCell } from './form-of-cell';
import type { BuildForm, CheckedArtifact } from './model';
import { formOf } from './read-form';
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

function artifactOf(fields: Partial<BuildForm>): CheckedArtifact {
  const own = { registry: 'r.internal', organization: 'mine', base: 'ubuntu:24.04' };
  const { artifact } = checkArtifact(formOf({ ...own, version: 'v1.0.0', ...fields }));
  if (artifact === null) throw new Error('the form is refused');
  return artifact;
}

describe('testedEvidence', () => {
  it.each(JOBS.map((job) => [job.title, job] as const))('finds the cell %s', (_, job) => {
    expect(testedEvidence(artifactOf(formOfCell(job)), JOBS)).toEqual({
      state: 'tested',
      cell: job,
      remark: null,
      closest: [],
    });
  });

  it('knows a base image by what it is, not by how it is spelled', () => {
    expect(testedEvidence(artifactOf({ base: 'docker.io/library/ubuntu:noble' }), JOBS).cell).toBe(
      JOBS[1],
    );
  });

  it('tells which version of Kubernetes was tested when another is asked for', () => {
    const fields = {
      base: 'ubuntu:22.04',
      kubernetes: 'k3s',
      kubernetesVersion: 'v1.36.1+k3s1',
    };
    expect(testedEvidence(artifactOf(fields), JOBS)).toMatchObject({
      state: 'tested',
      remark: 'Tested with k3s v1.32.1+k3s1.',
    });
  });

  it('names the closest cells, with what differs', () => {
    const { state, closest } = testedEvidence(
      artifactOf({ arch: 'arm64', trustedBoot: 'true' }),
      JOBS,
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
    expect(testedEvidence(artifactOf(fields), jobs).closest[0]?.differs).toEqual([
      'Ubuntu 24.04 instead of Fedora 41',
      'riscv64 instead of amd64',
      'without FIPS',
      'without Kubernetes',
    ]);
  });

  it('does not know where nothing is known', () => {
    expect(testedEvidence(artifactOf({}), []).state).toBe('unknown');
  });
});
