import { describe, expect, it } from 'vitest';

import { checkArtifact } from '@/lib/build/form/check-artifact';
import type { BuildForm } from '@/lib/build/form/model';
import { formOf } from '@/lib/build/form/read-form';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { kairosListing } from '@/lib/releases/existence/existence.fixture';
import { assetOf, readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';

import { artifactResponse } from './artifact-response';

const sourcesWith = (assets: readonly string[], jobs: readonly TestedJob[] = []) => ({
  jobs,
  jobsAtTag: null,
  listing: kairosListing({
    entries: readReleases([releaseOf('v4.3.0', '2026-09-08', { assets: assets.map(assetOf) })])
      .entries,
  }),
});

const NO_SOURCES = sourcesWith([]);

const respondTo = (fields: Partial<BuildForm>, known: Parameters<typeof artifactResponse>[1]) =>
  artifactResponse(checkArtifact(formOf(fields)), known);

const HADRON = { flavor: 'hadron', flavorRelease: 'v0.5.1', version: 'v4.3.0' };

describe('artifactResponse', () => {
  it('gives names and evidence', () => {
    const iso = 'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso';
    const response = respondTo(HADRON, sourcesWith([iso], [testedJob()]));
    expect(response).toMatchObject({
      ok: true,
      value: {
        era: 'E5',
        tag: 'v0.5.1-core-amd64-generic-v4.3.0',
        reference: 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
        fileNames: { iso },
        problems: [],
        tested: { state: 'untested', cell: null },
        published: { state: 'published', existence: 'exists', file: iso },
      },
    });
    expect(response.ok && Object.keys(response.value)).toEqual([
      'publisher',
      'era',
      'tag',
      'reference',
      'versions',
      'fileNames',
      'problems',
      'tested',
      'published',
    ]);
  });

  it('gives the cell that tests it', () => {
    const fields = { registry: 'r.internal', base: 'ubuntu:24.04', version: 'v1.0.0' };
    expect(respondTo(fields, sourcesWith([], [testedJob()]))).toMatchObject({
      value: {
        tested: { state: 'tested', cell: { conclusion: 'passed' }, closest: [] },
        published: { state: 'not', existence: 'not-published' },
      },
    });
  });

  it('lists warnings and what is not used among the problems', () => {
    const iso = 'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso';
    const fields = { ...HADRON, kubernetesVersion: 'v1.36.1+k3s1' };
    const response = respondTo(fields, sourcesWith([iso]));
    expect(response.ok && response.value.problems).toEqual([
      {
        field: 'kubernetesVersion',
        message: '“v1.36.1+k3s1” is not used. No Kubernetes distribution is chosen.',
      },
    ]);
  });

  it('says which versions build it, and who publishes it', () => {
    const own = { base: 'ubuntu:24.04', version: '1.0.0', release: 'v4.2.0' };
    expect(respondTo(own, NO_SOURCES)).toMatchObject({
      value: {
        publisher: 'you',
        reference: 'localhost/ubuntu:24.04-core-amd64-generic-1.0.0',
        versions: {
          image: '1.0.0',
          release: 'v4.2.0',
          kairosInit: 'v0.17.2',
          auroraBoot: 'v0.26.2',
        },
      },
    });
    expect(respondTo({ ...HADRON, version: 'v4.2.0' }, NO_SOURCES)).toMatchObject({
      value: { publisher: 'kairos', versions: { image: 'v4.2.0', release: 'v4.2.0' } },
    });
  });

  it('refuses with each field and the reason, and only for errors', () => {
    const response = respondTo({ ...HADRON, version: '4.3', arch: 's390x' }, NO_SOURCES);
    expect(response.ok).toBe(false);
    if (response.ok) return;
    expect(response.failure.problems.map(({ field }) => field)).toEqual(['arch', 'version']);
    expect(response.failure.detail).toContain('arch: The architecture is amd64, arm64 or riscv64');
  });
});
