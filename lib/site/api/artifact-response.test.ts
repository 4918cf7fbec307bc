import { describe, expect, it } from 'vitest';

import { checkArtifact } from '@/lib/build/form/check-artifact';
import type { BuildForm } from '@/lib/build/form/model';
import { formOf } from '@/lib/build/form/read-form';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { artifactResponse } from './artifact-response';

const NOTHING_KNOWN = { jobs: [], assetNames: null };

const respondTo = (fields: Partial<BuildForm>, known: Parameters<typeof artifactResponse>[1]) =>
  artifactResponse(checkArtifact(formOf(fields)), known);

const HADRON = { flavor: 'hadron', flavorRelease: 'v0.5.1', version: 'v4.3.0' };

describe('artifactResponse', () => {
  it('gives names and evidence', () => {
    const iso = 'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso';
    const known = { jobs: [testedJob()], assetNames: [iso] };
    const response = respondTo(HADRON, known);
    expect(response).toMatchObject({
      ok: true,
      value: {
        era: 'E5',
        tag: 'v0.5.1-core-amd64-generic-v4.3.0',
        reference: 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
        fileNames: { iso },
        problems: [],
        tested: { state: 'untested', cell: null },
        published: { state: 'published', file: iso },
      },
    });
    expect(response.ok && Object.keys(response.value)).toEqual([
      'era',
      'tag',
      'reference',
      'fileNames',
      'problems',
      'tested',
      'published',
    ]);
  });

  it('gives the cell that tests it', () => {
    const fields = { registry: 'r.internal', base: 'ubuntu:24.04', version: 'v1.0.0' };
    expect(respondTo(fields, { jobs: [testedJob()], assetNames: null })).toMatchObject({
      value: {
        tested: { state: 'tested', cell: { conclusion: 'passed' }, closest: [] },
        published: { state: 'unknown' },
      },
    });
  });

  it('lists warnings and what was set aside among the problems', () => {
    const response = respondTo({ ...HADRON, kubernetesVersion: 'v1.36.1+k3s1' }, NOTHING_KNOWN);
    expect(response.ok && response.value.problems).toEqual([
      {
        field: 'kubernetesVersion',
        message: '“v1.36.1+k3s1” was set aside. No Kubernetes distribution is chosen.',
      },
    ]);
  });

  it('refuses with each field and the reason, and with errors alone', () => {
    const response = respondTo({ ...HADRON, version: '4.3', arch: 's390x' }, NOTHING_KNOWN);
    expect(response.ok).toBe(false);
    if (response.ok) return;
    expect(response.failure.problems.map(({ field }) => field)).toEqual(['arch', 'version']);
    expect(response.failure.detail).toContain('arch: The architecture is amd64, arm64 or riscv64');
  });
});
