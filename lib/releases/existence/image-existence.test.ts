import { describe, expect, it } from 'vitest';

import { imageOf, kairosListing } from './existence.fixture';
import { imageExistence, releaseComponentOf } from './image-existence';

const listing = kairosListing();
const verdictOn = (reference: string) => imageExistence(listing, imageOf(reference));

describe('imageExistence', () => {
  it.each([
    'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
    'quay.io/kairos/hadron:v0.5.1-standard-arm64-generic-v4.3.0-k3s-v1.36.4-k3s1',
    'quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.2.0-k0s-v1.36.3-k0s.2',
    'quay.io/kairos/hadron:v0.0.1-core-amd64-generic-v3.7.2',
    'quay.io/kairos/rockylinux:9-standard-amd64-generic-v3.5.7-k3s-v1.34.1-k3s1',
    'quay.io/kairos/debian:bookworm-core-amd64-generic-v2.4.3',
    'quay.io/kairos/core-debian:v2.3.0',
  ])('says that %s exists, by a file that was made from it', (reference) => {
    expect(verdictOn(reference)).toMatchObject({ state: 'exists', link: expect.any(String) });
  });

  it('names the Hadron and the k3s that a release has, and the image with both', () => {
    const verdict = verdictOn(
      'quay.io/kairos/hadron:v0.4.0-standard-amd64-generic-v4.2.0-k3s-v1.36.1-k3s1',
    );
    expect(verdict).toMatchObject({
      state: 'missing',
      nearest: ['quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.2.0-k3s-v1.36.3-k3s1'],
      contradictions: [
        { part: 'flavorRelease', stated: 'v0.4.0', published: ['v0.5.1'] },
        { part: 'kubernetesVersion', stated: 'v1.36.1+k3s1', published: ['v1.36.3+k3s1'] },
      ],
    });
    expect(verdict.reason).toBe(
      'v4.2.0 has Hadron v0.5.1, not v0.4.0. v4.2.0 has k3s v1.36.3+k3s1, not v1.36.1+k3s1.',
    );
  });

  it.each([
    [
      'v0.4.1 with v4.1.2',
      'hadron:v0.4.1-standard-amd64-generic-v4.1.2-k3s-v1.36.1-k3s1',
      'v0.4.0',
    ],
    [
      'k3s of another line',
      'hadron:v0.5.1-standard-amd64-generic-v4.3.0-k3s-v1.34.9-k3s1',
      'v1.34.11+k3s1',
    ],
    ['k0s on arm64', 'hadron:v0.5.1-standard-arm64-generic-v4.3.0-k0s-v1.36.4-k0s.0', 'k3s'],
    ['no k0s at all', 'hadron:v0.0.4-standard-amd64-generic-v4.0.3-k0s-v1.34.4-k0s.0', 'k3s'],
    ['standard without Kubernetes', 'hadron:v0.5.1-standard-amd64-generic-v4.3.0', 'k3s'],
    ['k3s without a version', 'hadron:v0.5.1-standard-amd64-generic-v4.3.0-k3s', 'v1.36.4+k3s1'],
    ['Debian 12 of v3.7.2', 'debian:12-core-amd64-generic-v3.7.2', '13'],
    ['an unknown flavor', 'centos:9-core-amd64-generic-v3.7.2', 'alpine'],
    ['a board on another Hadron', 'hadron:v0.4.0-core-arm64-rpi4-v4.2.0', 'v0.5.1'],
    [
      'a board that was not built',
      'hadron:v0.5.1-core-arm64-rpi3-v4.2.0',
      'nvidia-jetson-agx-orin',
    ],
    [
      'a board on a Hadron that the files do not have',
      'hadron:v0.5.3-core-arm64-rpi4-v4.3.0',
      'v0.5.1',
    ],
    ['a Jetson on Hadron', 'hadron:v0.5.1-core-arm64-nvidia-jetson-agx-orin-v4.2.0', 'ubuntu'],
    [
      'a board with another k3s',
      'hadron:v0.5.1-standard-arm64-rpi4-v4.2.0-k3s-v1.35.1-k3s1',
      'v1.36.3+k3s1',
    ],
  ])('says of %s what the release has instead', (_, name, first) => {
    const verdict = verdictOn(`quay.io/kairos/${name}`);
    expect(verdict.state).toBe('missing');
    expect(verdict.contradictions[0]?.published[0]).toBe(first);
  });

  it.each([
    ['AlmaLinux of v4.2.0', 'almalinux:9-core-amd64-generic-v4.2.0', 'Hadron only'],
    ['Ubuntu of v4.3.0 for a board', 'ubuntu:22.04-core-arm64-rpi4-v4.3.0', 'Hadron only'],
    ['arm64 of v3.5.9', 'ubuntu:24.04-core-arm64-generic-v3.5.9', 'arm64'],
    [
      'standard arm64 of v3.5.7',
      'alpine:3.21-standard-arm64-rpi4-v3.5.7-k3s-v1.34.1-k3s1',
      'arm64',
    ],
    ['a raw disk of v4.2.0', 'hadron:v0.5.1-core-arm64-rpi4-v4.2.0-img', 'raw disk'],
    ['riscv64 of v4.2.0', 'hadron:v0.5.1-core-riscv64-generic-v4.2.0', 'amd64 and arm64'],
  ])('says by rule that %s is not published', (_, name, why) => {
    const verdict = verdictOn(`quay.io/kairos/${name}`);
    expect(verdict).toMatchObject({ state: 'not-published', contradictions: [] });
    expect(verdict.reason).toContain(why);
  });

  it('offers the nearest image to one that is not published', () => {
    expect(verdictOn('quay.io/kairos/almalinux:9-core-amd64-generic-v4.2.0').nearest).toEqual([
      'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.2.0',
    ]);
  });

  it.each([
    ['a board', 'hadron:v0.5.1-core-arm64-rpi4-v4.2.0', 'boards'],
    ['a Jetson', 'ubuntu:22.04-core-arm64-nvidia-jetson-orin-nx-v4.2.0', 'boards'],
    ['trusted boot', 'hadron:v0.5.1-core-amd64-generic-v4.2.0-uki', 'trusted boot'],
    ['a board of an early release', 'debian:bookworm-core-arm64-rpi4-v2.4.3', 'boards'],
    [
      'a commit of CI',
      'hadron:hadron-v0.5.1-core-amd64-generic-0123456789012345678901234567890123456789',
      'no version',
    ],
  ])('leaves %s to the registry', (_, name, why) => {
    const verdict = verdictOn(`quay.io/kairos/${name}`);
    expect(verdict.state).toBe('unknown');
    expect(verdict.reason).toContain(why);
  });

  it('does not take Debian 13 for the Debian of a name that states no release', () => {
    const image = { ...imageOf('quay.io/kairos/core-debian:v2.3.0'), flavorRelease: '13' };
    const verdict = imageExistence(listing, image);
    expect(verdict.state).toBe('unknown');
    expect(verdict.reason).toContain('do not state the release');
  });

  it('says “no release” of an image whose release is missing', () => {
    expect(verdictOn('quay.io/kairos/ubuntu:24.04-core-amd64-generic-v4.0.4')).toMatchObject({
      state: 'missing',
      reason: 'There is no release v4.0.4 of Kairos.',
      contradictions: [],
    });
  });

  it('decides nothing by a snapshot but the rules and what the workflows built', () => {
    const snapshot = kairosListing({ coverage: 'snapshot' });
    const stateOf = (name: string) =>
      imageExistence(
        {
          ...snapshot,
          entries: snapshot.entries.map((entry) => ({
            ...entry,
            release: { ...entry.release, assets: [] },
          })),
        },
        imageOf(`quay.io/kairos/${name}`),
      ).state;
    expect(stateOf('hadron:v0.5.1-core-amd64-generic-v4.2.0')).toBe('unknown');
    expect(stateOf('hadron:v0.4.0-core-amd64-generic-v4.2.0')).toBe('missing');
    expect(stateOf('almalinux:9-core-amd64-generic-v4.2.0')).toBe('not-published');
  });
});

describe('releaseComponentOf', () => {
  it.each([
    ['standard', 'v2.3.1', 'provider-kairos'],
    ['core', 'v2.3.1', 'kairos'],
    ['standard', 'v2.4.0', 'kairos'],
    [null, null, 'kairos'],
  ] as const)('finds the files of %s images of %s at %s', (variant, version, component) => {
    expect(releaseComponentOf({ variant, version })).toBe(component);
  });
});
