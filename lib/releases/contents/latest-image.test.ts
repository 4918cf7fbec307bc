import { describe, expect, it } from 'vitest';

import { kairosListing } from '@/lib/releases/existence/existence.fixture';

import { listedImages, type ImageQuery } from './latest-image';

const { entries } = kairosListing();
const ANY_IMAGE: ImageQuery = {
  flavor: null,
  flavorRelease: null,
  variant: null,
  arch: null,
  model: null,
  distro: null,
  kubernetesVersion: null,
};

const list = (query: Partial<ImageQuery>) => listedImages(entries, { ...ANY_IMAGE, ...query });
const HADRON = 'quay.io/kairos/hadron:v0.5.1';

describe('listedImages', () => {
  it.each([
    [
      'core of Hadron',
      { flavor: 'hadron', variant: 'core', arch: 'amd64' },
      `${HADRON}-core-amd64-generic-v4.3.0`,
    ],
    [
      'the newest of several Kubernetes',
      { flavor: 'hadron', variant: 'standard', arch: 'amd64', distro: 'k3s' },
      `${HADRON}-standard-amd64-generic-v4.3.0-k3s-v1.36.4-k3s1`,
    ],
    [
      'a minor version of Kubernetes',
      { flavor: 'hadron', arch: 'amd64', distro: 'k3s', kubernetesVersion: '1.35' },
      `${HADRON}-standard-amd64-generic-v4.3.0-k3s-v1.35.8-k3s1`,
    ],
    [
      'k0s',
      { flavor: 'hadron', arch: 'amd64', distro: 'k0s', kubernetesVersion: 'v1.34' },
      `${HADRON}-standard-amd64-generic-v4.3.0-k0s-v1.34.11-k0s.0`,
    ],
    [
      'arm64',
      { flavor: 'hadron', variant: 'core', arch: 'arm64', model: 'generic' },
      `${HADRON}-core-arm64-generic-v4.3.0`,
    ],
    [
      'a flavor that the latest release does not have',
      { flavor: 'alpine', variant: 'core' },
      'quay.io/kairos/alpine:3.21-core-amd64-generic-v3.7.2',
    ],
  ])('begins with the latest for %s', (_what, query, reference) => {
    expect(list(query)[0]?.reference).toBe(reference);
  });

  it('has one image of each release, the latest first', () => {
    const releases = list({ flavor: 'hadron', variant: 'core', arch: 'amd64' });
    expect(releases.map(({ release }) => release)).toEqual([
      'v4.3.0',
      'v4.2.0',
      'v4.1.2',
      'v4.0.3',
      'v3.7.2',
    ]);
  });

  it.each([
    ['a board', { model: 'rpi4' }],
    ['a minor that begins like another', { distro: 'k3s', kubernetesVersion: '1.3' }],
    ['a flavor that was never published', { flavor: 'arch' }],
  ])('has none for %s', (_what, query) => {
    expect(list(query)).toEqual([]);
  });
});
