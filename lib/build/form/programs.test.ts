import { describe, expect, it } from 'vitest';

import { COMPONENT_VERSIONS } from '@/lib/releases/component-versions/find-component-versions';

import { baseReferenceOf } from './base-reference';
import { official, own } from './recipes.fixture';
import { toolsOf } from './release-tools';

const FACTORY_BUILT = COMPONENT_VERSIONS.filter(({ factory }) => factory.length > 0).map(
  ({ tag }) => tag,
);

describe('toolsOf', () => {
  it.each([
    ['v3.4.0', 'v0.4.5', null],
    ['v3.5.0', 'v0.5.7', 'v0.9.0'],
    ['v3.5.10', 'v0.5.29', null],
    ['v4.0.0', 'v0.7.0', 'v0.19.1'],
    ['v4.2.0', 'v0.17.2', 'v0.26.2'],
  ])('finds the programs of Kairos %s', (release, kairosInit, auroraBoot) => {
    const tools = { release, kairosInit, auroraBoot, isPinnedInit: true };
    expect(toolsOf(official(release))).toMatchObject(tools);
  });

  it.each(FACTORY_BUILT)('knows each release that the Factory built: %s', (release) => {
    expect(toolsOf(official(release)).release).toBe(release);
  });

  it('applies the rule for releases that are not in the table, and says so', () => {
    const { because, ...tools } = toolsOf(official('v4.3.1'));
    expect(tools).toEqual({
      release: 'v4.3.1',
      kairosInit: 'v4.3.1',
      auroraBoot: null,
      isPinnedInit: true,
    });
    expect(because).toContain('was not read');
  });

  it.each(['v2.4.0', 'v3.3.6', 'v3.4.0-rc1', 'v4.0.0-RC1', 'v4.3.0-rc1', 'v3.9.0'])(
    'finds no programs for Kairos %s',
    (version) => {
      const nothing = { release: null, kairosInit: null, auroraBoot: null };
      expect(toolsOf(official(version))).toMatchObject(nothing);
    },
  );

  it.each([
    [null, 'v4.2.0', 'v0.17.2', 'v0.26.2', true],
    ['0.14.6', 'v4.1.2', 'v0.14.6', 'v0.23.0', true],
    ['v0.17.3', 'v4.2.0', 'v0.17.3', 'v0.26.2', false],
    ['v0.6.1', null, 'v0.6.1', null, false],
    ['v0.5.8', 'v3.5.0', 'v0.5.8', 'v0.9.0', false],
    ['v0.4.7', 'v3.4.2', 'v0.4.7', null, true],
    ['v0.3.0', null, 'v0.3.0', null, false],
    ['v0.18.0', null, 'v0.18.0', null, false],
    ['v4.3.0', 'v4.3.0', 'v4.3.0', null, true],
  ])(
    'finds the release for a self-built image by its kairos-init: %s',
    (typed, release, kairosInit, auroraBoot, isPinnedInit) => {
      const artifact = own(typed === null ? {} : { kairosInit: typed });
      expect(toolsOf(artifact)).toMatchObject({ release, kairosInit, auroraBoot, isPinnedInit });
    },
  );
});

describe('baseReferenceOf', () => {
  it.each([
    [own(), 'ubuntu:24.04'],
    [own({ prefix: 'mirror.example' }), 'mirror.example/docker.io/library/ubuntu:24.04'],
    [official('v4.2.0'), 'ghcr.io/kairos-io/hadron:v0.5.1'],
    [official('v4.2.0', { trustedBoot: 'true' }), 'ghcr.io/kairos-io/hadron-trusted:v0.5.1'],
    [official('v3.5.0', { flavor: 'opensuse', flavorRelease: 'leap-15.6' }), 'opensuse/leap:15.6'],
    [
      official('v3.5.0', { flavor: 'opensuse', flavorRelease: 'tumbleweed-latest' }),
      'opensuse/tumbleweed:latest',
    ],
    [official('v3.7.2', { flavor: 'debian', flavorRelease: '13' }), 'debian:13'],
    [
      official('v4.2.0', {
        flavor: 'ubuntu',
        flavorRelease: '22.04',
        arch: 'arm64',
        model: 'nvidia-jetson-agx-orin',
      }),
      'ubuntu:22.04',
    ],
    [
      official('v3.6.0', { arch: 'arm64', model: 'nvidia-jetson-agx-orin' }),
      'quay.io/kairos/cache:nvidia-base',
    ],
  ])('names the image that is turned into Kairos (%#)', (artifact, reference) => {
    expect(baseReferenceOf(artifact)).toBe(reference);
  });

  it.each([
    [
      'a self-built image without a base',
      own({ base: '', flavor: 'ubuntu', flavorRelease: '24.04' }),
    ],
    ['a flavor that was not published', official('v4.2.0', { flavor: 'ubuntu' })],
    ['a release without a rule', official('v3.5.0', { flavor: 'opensuse' })],
    ['a flavor without a release', official('v2.4.0', { flavor: 'ubuntu-22-lts' })],
    ['FIPS', official('v4.2.0', { fips: 'true' })],
    [
      'a Jetson before v3.4.0',
      official('v3.0.0', { arch: 'arm64', model: 'nvidia-jetson-agx-orin' }),
    ],
  ])('is null for %s', (_case, artifact) => {
    expect(baseReferenceOf(artifact)).toBeNull();
  });
});
