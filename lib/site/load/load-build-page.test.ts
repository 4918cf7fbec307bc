import { beforeAll, describe, expect, it } from 'vitest';

import { checkArtifact } from '@/lib/build/form/check-artifact';
import { formOf } from '@/lib/build/form/read-form';

import { loadBuildPage } from './load-build-page';
import { loadEvidence } from './load-evidence';
import { loadTestedJobs } from './load-tested-jobs';
import { prepareStandIn, untilListsAreWhole } from './stand-in.fixture';

prepareStandIn({ SITE_URL: 'https://matrix.example.org' });

beforeAll(untilListsAreWhole, 45_000);

const load = (query: string) => loadBuildPage(new URLSearchParams(query));

describe('loadBuildPage', () => {
  it('names the artifact of the URL, with the evidence of grid and release', async () => {
    const { built, permalink } = await load('version=v4.3.0&flavor=hadron&flavorRelease=v0.5.1');
    expect(built?.names.reference).toBe('quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0');
    expect(built?.published.artifact.state).toBe('exists');
    expect(built?.tested.state).toBe('tested');
    expect(built?.group?.key).toBe('kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso');
    expect(built?.verifications.length).toBeGreaterThan(0);
    expect(built?.releasePath).toBe('/releases/kairos/v4.3.0');
    expect(permalink).toBe(
      'https://matrix.example.org/build?flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0',
    );
  });

  it('opens on the latest official image, with nothing wrong', async () => {
    const { built, isExample, problems, typed } = await load('');
    expect(built?.published.image.state).toBe('exists');
    expect(isExample).toBe(true);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(typed.flavor).toBe('hadron');
  });

  it('keeps a choice on the latest official image', async () => {
    const { built, isExample } = await load('arch=arm64');
    expect([isExample, built?.artifact.arch]).toEqual([true, 'arm64']);
  });

  it('gives no release, file or verification of a self-built image', async () => {
    const { built } = await load('registry=registry.example.com&base=ubuntu:24.04&version=v4.3.0');
    expect(built).toMatchObject({ group: null, releasePath: null, verifications: [] });
    expect(built?.published.artifact.state).toBe('not-published');
  });

  it('finds early images with Kubernetes in the releases of the provider', async () => {
    const { suggestions } = await load('kubernetes=k3s&version=v2.3.1');
    expect(suggestions.version?.map(({ value }) => value)).toContain('v2.3.1');
  });

  it('offers what is tested and what the release has', async () => {
    const { suggestions, options } = await load('version=v3.7.2&flavor=hadron');
    expect(suggestions.base?.find(({ value }) => value === 'ubuntu:24.04')?.words).toMatch(
      /^tested: /,
    );
    expect(suggestions.flavorRelease?.map(({ value }) => value)).toEqual(['v0.0.1']);
    const misfits = options.model?.filter(({ problem }) => problem !== null) ?? [];
    expect(misfits.map(({ value }) => value)).toContain('rpi4');
  });

  it('keeps what was typed where nothing can be named', async () => {
    const { built, typed, normal, problems } = await load('base=ubuntu:24.04&version=+1');
    expect([built, typed.version, normal.version]).toEqual([null, ' 1', '1']);
    expect(problems[0]).toMatchObject({ field: 'version', severity: 'error' });
  });
});

describe('loadEvidence', () => {
  it('has the files of a release, and none of a version that is no release', async () => {
    const listed = await loadEvidence(checkArtifact(formOf({ version: 'v4.3.0' })));
    expect(listed.assetNames?.length).toBeGreaterThan(0);
    const missing = await loadEvidence(checkArtifact(formOf({ version: 'v0.0.9' })));
    expect(missing.assetNames).toBeNull();
  });
});

describe('loadTestedJobs', () => {
  it('gives the jobs of every source, of the latest changed first', async () => {
    const { jobs, freshness } = await loadTestedJobs();
    expect(jobs.length).toBeGreaterThan(100);
    expect(freshness).not.toBeNull();
  });
});
