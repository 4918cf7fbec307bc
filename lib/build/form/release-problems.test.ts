import { describe, expect, it } from 'vitest';

import { kairosInitListing, kairosListing } from '@/lib/releases/existence/existence.fixture';
import type { ReleaseListing } from '@/lib/releases/existence/model';

import { checkArtifact } from './check-artifact';
import { RELEASES } from './checked-artifact.fixture';
import type { BuildForm } from './model';
import { formOf } from './read-form';
import { refuseMissingReleases } from './release-problems';

const HADRON = { flavor: 'hadron', flavorRelease: 'v0.5.1' } as const;

const check = (fields: Partial<BuildForm>, listing: ReleaseListing = kairosListing()) =>
  refuseMissingReleases(checkArtifact(formOf(fields), RELEASES), {
    kairos: listing,
    kairosInit: kairosInitListing(),
  });

describe('refuseMissingReleases', () => {
  it.each<readonly [string, Partial<BuildForm>, Partial<BuildForm>]>([
    ['an official image', { ...HADRON, version: 'v4.0.4' }, { version: 'v4.0.3' }],
    [
      'the release in a self-built image',
      { base: 'ubuntu:24.04', version: 'v0.1.0', release: 'v4.0.4' },
      { release: 'v4.0.3' },
    ],
  ])('refuses %s of a release that does not exist, with the nearest', (_, fields, fix) => {
    const { artifact, problems } = check(fields);
    expect(artifact).toBeNull();
    expect(problems[0]).toMatchObject({ severity: 'error', fix });
    expect(problems[0]?.message).toMatch(/^There is no release v4\.0\.4 of Kairos\. The nearest/);
    expect(check({ ...fields, ...fix }).artifact).not.toBeNull();
  });

  it('says of a self-built image that its version is no release, and takes it', () => {
    const { artifact, problems } = check({ base: 'ubuntu:24.04', version: 'v4.0.4' });
    expect(artifact).not.toBeNull();
    expect(problems).toMatchObject([{ field: 'version', severity: 'note', fix: null }]);
  });

  it.each<readonly [string, Partial<BuildForm>]>([
    ['a version that is like no release', { base: 'ubuntu:24.04', version: 'v0.1.0' }],
    ['a version without a v', { base: 'ubuntu:24.04', version: '1.0.0' }],
    ['a release that exists', { ...HADRON, version: 'v4.2.0' }],
    ['a commit of CI', { ...HADRON, naming: 'E6', version: 'a'.repeat(40) }],
  ])('says nothing of %s', (_, fields) => {
    const { artifact, problems } = check(fields);
    expect(artifact).not.toBeNull();
    expect(problems.filter(({ field }) => field === 'release')).toEqual([]);
    expect(problems.map(({ message }) => message).join(' ')).not.toContain('no release');
  });

  it.each([
    ['v0.99.0', /^There is no release v0\.99\.0 of kairos-init\. The nearest are v0\.17\.3/],
    ['v0.17.9', /^There is no release v0\.17\.9 of kairos-init\./],
    ['0.15.9', /of kairos-init\. The nearest/],
    ['v4.3.7', /^There is no release v4\.3\.7 of Kairos\. The nearest are v4\.3\.0/],
  ])('refuses kairos-init %s, which does not exist', (kairosInit, sentence) => {
    const { artifact, problems } = check({ base: 'ubuntu:24.04', version: 'v1.0.0', kairosInit });
    expect(artifact).toBeNull();
    expect(problems[0]).toMatchObject({ field: 'kairosInit', severity: 'error' });
    expect(problems[0]?.message).toMatch(sentence);
  });

  it.each(['v0.17.2', '0.8.6', 'v4.3.0'])('takes kairos-init %s', (kairosInit) => {
    const fields = { base: 'ubuntu:24.04', version: 'v1.0.0', kairosInit };
    expect(check(fields).problems.filter(({ field }) => field === 'kairosInit')).toEqual([]);
  });

  it.each(['partial', 'snapshot'] as const)('refuses nothing by a %s list', (coverage) => {
    const listing = kairosListing({ coverage });
    expect(check({ ...HADRON, version: 'v4.0.4' }, listing).artifact).not.toBeNull();
  });
});
