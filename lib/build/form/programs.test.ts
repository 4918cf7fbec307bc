import { describe, expect, it } from 'vitest';

import { COMPONENT_VERSIONS } from '@/lib/releases/component-versions/find-component-versions';

import { NO_RELEASES, type BuildContext } from './build-context';
import { checkArtifact } from './check-artifact';
import { artifactOf, RELEASES } from './checked-artifact.fixture';
import type { BuildForm } from './model';
import { formOf } from './read-form';

const FACTORY_BUILT = COMPONENT_VERSIONS.filter(({ factory }) => factory.length > 0).map(
  ({ tag }) => tag,
);

const OWN = { registry: 'registry.internal', organization: 'mine', base: 'ubuntu:24.04' } as const;

/** The programs of an image of Kairos' own. */
const officialPrograms = (version: string) => {
  const flavor = /^v(?:3\.7|4)/.test(version) ? 'hadron' : 'ubuntu';
  return artifactOf({ flavor, flavorRelease: '1', version }, RELEASES).programs;
};

/** The programs of a self-built image. */
const ownPrograms = (fields: Partial<BuildForm>, context: BuildContext = RELEASES) =>
  artifactOf({ ...OWN, version: 'v1.0.0', ...fields }, context).programs;

describe('the programs of an official image', () => {
  it.each([
    ['v3.4.0', 'v0.4.5', 'v0.6.4'],
    ['v3.5.0', 'v0.5.7', 'v0.9.0'],
    ['v3.5.7', 'v0.5.26', 'v0.13.0'],
    ['v4.0.0', 'v0.7.0', 'v0.19.1'],
    ['v4.2.0', 'v0.17.2', 'v0.26.2'],
  ])('are those of its release %s', (release, kairosInit, auroraBoot) => {
    const programs = { release, kairosInit, auroraBoot, isPinnedInit: true };
    expect(officialPrograms(release)).toMatchObject(programs);
  });

  it.each(FACTORY_BUILT)('are known for each release that the Factory built: %s', (release) => {
    expect(officialPrograms(release).release).toBe(release);
  });

  it('follow the rule for releases that are not in the table, and say so', () => {
    const { because, auroraBootBecause, ...programs } = officialPrograms('v4.3.1');
    expect(programs).toMatchObject({
      release: 'v4.3.1',
      kairosInit: 'v4.3.1',
      auroraBoot: 'v0.26.2',
      isPinnedInit: true,
    });
    expect(because).toContain('was not read');
    expect(auroraBootBecause).toContain('v0.26.2 is the latest release of AuroraBoot');
  });

  it.each(['v2.4.2', 'v3.3.6', 'v3.4.0-rc1', 'v4.0.0-RC1', 'v4.3.0-rc1', 'v3.9.0'])(
    'are unknown for Kairos %s',
    (version) => {
      const nothing = { release: null, kairosInit: null, auroraBoot: null };
      expect(officialPrograms(version)).toMatchObject(nothing);
    },
  );

  it.each([
    ['v3.5.7', 'took the latest AuroraBoot, which by the dates was v0.13.0.'],
    ['v3.5.8', 'by the dates was v0.14.0.'],
    ['v3.5.10', 'by the dates was v0.14.0 or v0.15.0.'],
    ['v4.1.2', 'pin AuroraBoot v0.23.0.'],
  ])('say which AuroraBoot %s used, and how that is known', (version, words) => {
    expect(officialPrograms(version).auroraBootBecause).toContain(words);
  });
});

describe('the programs of a self-built image', () => {
  it('are those of the latest release by data', () => {
    expect(ownPrograms({})).toMatchObject({ release: 'v4.3.0', kairosInit: 'v4.3.0' });
    const later = { ...RELEASES, latestRelease: 'v4.4.0' };
    expect(ownPrograms({}, later)).toMatchObject({ release: 'v4.4.0', kairosInit: 'v4.4.0' });
  });

  it('are those of the last release that was read while there is no list of releases', () => {
    const programs = { release: 'v4.2.0', kairosInit: 'v0.17.2', auroraBoot: 'v0.26.2' };
    expect(ownPrograms({}, NO_RELEASES)).toMatchObject(programs);
  });

  it.each([
    ['v4.1.2', 'v0.14.6', 'v0.23.0'],
    ['4.2.0', 'v0.17.2', 'v0.26.2'],
    ['v3.5.0', 'v0.5.7', 'v0.9.0'],
  ])('are those of the chosen release %s', (release, kairosInit, auroraBoot) => {
    const tag = release.replace(/^(?=4)/, 'v');
    expect(ownPrograms({ release })).toMatchObject({ release: tag, kairosInit, auroraBoot });
  });

  it('are those of the release whose version the image has', () => {
    expect(ownPrograms({ version: 'v4.1.2' })).toMatchObject({ release: 'v4.1.2' });
    expect(ownPrograms({ version: 'v4.1.3' })).toMatchObject({ release: 'v4.3.0' });
  });

  it.each([
    ['0.14.6', 'v4.1.2', 'v0.14.6', 'v0.23.0', true],
    ['v0.17.3', 'v4.2.0', 'v0.17.3', 'v0.26.2', false],
    ['v0.8.5', 'v4.0.3', 'v0.8.5', 'v0.19.4', false],
    ['v0.6.1', null, 'v0.6.1', null, false],
    ['v0.5.8', 'v3.5.0', 'v0.5.8', 'v0.9.0', false],
    ['v0.4.7', 'v3.4.2', 'v0.4.7', 'v0.6.4', true],
    ['v0.3.0', null, 'v0.3.0', null, false],
    ['v0.18.0', null, 'v0.18.0', null, false],
    ['v4.3.0', 'v4.3.0', 'v4.3.0', 'v0.26.2', true],
  ])(
    'are those of the release of its kairos-init: %s',
    (kairosInit, release, used, auroraBoot, isPinnedInit) => {
      const programs = { release, kairosInit: used, auroraBoot, isPinnedInit };
      expect(ownPrograms({ kairosInit })).toMatchObject(programs);
    },
  );

  it.each([
    ['v4.2.0', 'v0.16.3'],
    ['v4.0.3', 'v0.8.5'],
    ['v3.5.10', 'v0.5.8'],
    ['v3.6.0', 'v0.17.3'],
  ])('use a chosen kairos-init with the chosen release: %s with %s', (release, kairosInit) => {
    expect(ownPrograms({ release, kairosInit })).toMatchObject({
      release,
      kairosInit,
      isPinnedInit: false,
    });
  });

  it.each([
    ['v3.5.0', 'v0.17.3'],
    ['v4.2.0', 'v0.5.29'],
    ['v4.3.0', 'v0.17.3'],
  ])('refuse a kairos-init that the chosen release cannot call: %s with %s', (release, init) => {
    const fields = { ...OWN, version: 'v1.0.0', release, kairosInit: init };
    const { artifact, problems } = checkArtifact(formOf(fields), RELEASES);
    expect(artifact).toBeNull();
    expect(problems[0]).toMatchObject({ field: 'kairosInit', fix: { kairosInit: '' } });
    expect(problems[0]?.message).toContain(`kairos-init ${init} cannot be used`);
  });

  it('say what a chosen release without kairos-init was built with', () => {
    expect(ownPrograms({ release: 'v3.3.6' }).because).toContain('built with Earthly');
  });
});
