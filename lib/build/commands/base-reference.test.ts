import { describe, expect, it } from 'vitest';

import { baseReferenceOf } from './base-reference';
import { official, own } from './recipes.fixture';

describe('baseReferenceOf', () => {
  it.each([
    [own(), 'ubuntu:24.04'],
    [own({ prefix: 'mirror.example' }), 'mirror.example/docker.io/library/ubuntu:24.04'],
    [official('v4.2.0'), 'ghcr.io/kairos-io/hadron:v0.5.1'],
    [official('v4.2.0', { trustedBoot: 'true' }), 'ghcr.io/kairos-io/hadron-trusted:v0.5.1'],
    [official('v4.2.0', { fips: 'true' }), 'ghcr.io/kairos-io/hadron-fips:v0.5.1'],
    [
      own({
        base: '',
        flavor: 'hadron',
        flavorRelease: 'v0.5.3',
        fips: 'true',
        trustedBoot: 'true',
      }),
      'ghcr.io/kairos-io/hadron-fips-trusted:v0.5.3',
    ],
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
  ])('names $1 as the image that is turned into Kairos', (artifact, reference) => {
    expect(baseReferenceOf(artifact)).toBe(reference);
  });

  it.each([
    [
      'a self-built image without a base',
      own({ base: '', flavor: 'ubuntu', flavorRelease: '24.04' }),
    ],
    [
      'a flavor that was not published',
      official('v4.2.0', { flavor: 'ubuntu', flavorRelease: '24.04' }),
    ],
    ['a release without a rule', official('v3.5.0', { flavor: 'opensuse' })],
    ['a flavor without a release', official('v2.4.0', { flavor: 'ubuntu-22-lts' })],
    [
      'a Jetson before v3.4.0',
      official('v3.0.0', { arch: 'arm64', model: 'nvidia-jetson-agx-orin' }),
    ],
  ])('is null for %s', (_case, artifact) => {
    expect(baseReferenceOf(artifact)).toBeNull();
  });
});
