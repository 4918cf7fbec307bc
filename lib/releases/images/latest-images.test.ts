import { describe, expect, it } from 'vitest';

import { assetOf, componentOf, releaseOf } from '@/lib/releases/list/releases.fixture';

import { followedImages, latestImages } from './latest-images';

const kairos = componentOf('kairos');

const named = (tag: string, day: string, ...names: readonly string[]) =>
  releaseOf(tag, day, { assets: names.map((name, index) => assetOf(name, index)) });

const FILES = [
  'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso',
  'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso.sha256',
  'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k3sv1.36.3+k3s1.iso',
  'provenance.json',
];

describe('latestImages', () => {
  it('gives the image of each file of the latest release once', () => {
    const releases = [
      named('v4.2.0', '2026-08-01', 'kairos-hadron-v0.4.0-core-amd64-generic-v4.2.0.iso'),
      named('v4.3.0', '2026-09-01', ...FILES),
    ];
    expect(latestImages(kairos, releases)).toEqual([
      'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
      'quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.3.0-k3s-v1.36.3-k3s1',
    ]);
  });

  it('passes over prereleases', () => {
    const candidate = named(
      'v4.4.0-rc1',
      '2026-10-01',
      'kairos-hadron-v0.6.0-core-amd64-generic-v4.4.0-rc1.iso',
    );
    const marked = {
      ...named('v4.4.0', '2026-10-02', 'kairos-hadron-v0.6.0-core-amd64-generic-v4.4.0.iso'),
      isPrerelease: true,
    };
    const images = latestImages(kairos, [
      candidate,
      marked,
      named('v4.3.0', '2026-09-01', ...FILES),
    ]);
    expect(images[0]).toBe('quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0');
  });

  it('passes over a release whose files are not there yet', () => {
    const releases = [named('v4.4.0', '2026-10-02'), named('v4.3.0', '2026-09-01', ...FILES)];
    expect(latestImages(kairos, releases)).toHaveLength(2);
  });

  it('gives a bounded number of images', () => {
    const files = Array.from(
      { length: 40 },
      (_none, index) =>
        `kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k3sv1.${index}.0+k3s1.iso`,
    );
    expect(latestImages(kairos, [named('v4.3.0', '2026-09-01', ...files)])).toHaveLength(12);
  });

  it('gives none where there are no releases, or no files', () => {
    expect(latestImages(kairos, [])).toEqual([]);
    expect(latestImages(kairos, [named('v4.3.0', '2026-09-01')])).toEqual([]);
  });
});

describe('followedImages', () => {
  it('are a few of each final release whose SBOMs are in the registry, core and amd64 first', () => {
    const releases = [
      named('v3.3.6', '2025-02-01', 'kairos-ubuntu-24.04-core-amd64-generic-v3.3.6.iso'),
      named('v4.3.0', '2026-09-01', ...FILES),
      named('v4.4.0-rc1', '2026-10-01', 'kairos-hadron-v0.6.0-core-amd64-generic-v4.4.0-rc1.iso'),
      named('v4.2.0', '2026-08-01'),
    ];
    expect(followedImages(kairos, releases)).toEqual([
      {
        tag: 'v4.3.0',
        images: [
          'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
          'quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.3.0-k3s-v1.36.3-k3s1',
        ],
      },
      { tag: 'v4.2.0', images: [] },
    ]);
  });
});
