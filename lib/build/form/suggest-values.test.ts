import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';

import { formOf, normalizeForm } from './read-form';
import { suggestValues } from './suggest-values';

const form = normalizeForm(formOf({}));
const nothing = { jobs: [], assetNames: null };

describe('suggestValues', () => {
  it('offers each tested base image once, with how its tests ended', () => {
    const failed = testedJob({
      arch: 'arm64',
      result: { conclusion: 'failed', url: 'https://github.com/', completedAt: null, runId: 1 },
    });
    const jobs = [testedJob(), failed, testedJob({ baseImage: null })];
    expect(suggestValues(form, { ...nothing, jobs }, []).base).toEqual([
      { value: 'ubuntu:24.04', words: 'tested: passed, failed' },
    ]);
  });

  it('offers the words that the files of a release have; that of core has no version of Kubernetes', () => {
    const assetNames = [
      'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso',
      'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k3sv1.35.8+k3s1.iso',
    ];
    const { flavor, kubernetesVersion } = suggestValues(form, { ...nothing, assetNames }, []);
    expect(flavor).toEqual([{ value: 'hadron', words: '' }]);
    expect(kubernetesVersion).toEqual([{ value: 'v1.35.8+k3s1', words: '' }]);
  });

  it('offers the latest releases as versions, and no prerelease', () => {
    const { entries } = readReleases([
      releaseOf('v4.3.0', '2026-10-01'),
      releaseOf('v4.4.0-rc1', '2026-11-01'),
      ...Array.from({ length: 90 }, (_, patch) => releaseOf(`v3.1.${patch}`, '2024-01-01')),
    ]);
    const versions = suggestValues(form, nothing, entries).version?.map(({ value }) => value);
    expect(versions?.slice(0, 2)).toEqual(['v4.3.0', 'v3.1.89']);
    expect(versions).toHaveLength(80);
  });
});
