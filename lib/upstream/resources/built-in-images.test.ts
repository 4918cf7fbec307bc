import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { componentOf } from '@/lib/releases/list/releases.fixture';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';
import { IMAGE_REPOSITORIES, IMAGE_TAGS, kairosImages } from '@/stand-in/registry/kairos-images';
import { startRegistry, type StandInRegistry } from '@/stand-in/registry/server';
import { findRepository, type World } from '@/stand-in/world';

import { BuiltInImages } from './built-in-images';
import { componentResources, refreshBuiltIns, builtInKeys } from './built-in-resources';
import { registryUpstream } from './registry-upstream.fixture';
import type { Upstream } from './upstream';
import { handClock, settled, type HandClock } from './upstream.fixture';

const WAIT = { waitMs: 5000 };
const repository = IMAGE_REPOSITORIES.hadron;
const image = (tag: string) => `image:quay.io/${repository}:${tag}`;

let github: StandIn;
let quay: StandInRegistry;
let clock: HandClock;
let images: BuiltInImages;
let upstream: Upstream;
/** The keys of all resources that were ever due. */
let requested: Set<string>;

beforeEach(async () => {
  [github, quay] = await Promise.all([startStandIn(kairosWorld()), startRegistry(kairosImages())]);
  clock = handClock();
  images = new BuiltInImages();
  requested = new Set();
  const keys = {
    has: (key: string) => {
      requested.add(key);
      return images.has(key);
    },
  };
  upstream = registryUpstream({ quay, clock, apiUrl: github.url, builtInKeys: keys });
});

afterEach(async () => {
  await Promise.all([github.close(), quay.close()]);
});

/** Leaves one release of Kairos, with one file. */
function setRelease(world: World, tag: string, name: string) {
  const kairos = findRepository(world, 'kairos-io/kairos');
  const model = kairos?.releases.find(({ assets }) => assets.length > 0);
  const asset = model?.assets[0];
  if (kairos === undefined || model === undefined || asset === undefined) {
    throw new Error('There is no release to copy.');
  }
  const id = model.id + 1;
  kairos.releases = [{ ...model, id, tag, assets: [{ ...asset, id, name }], prerelease: false }];
}

async function ticks(count: number) {
  for (let tick = 0; tick < count; tick += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await images.refresh(upstream);
    // oxlint-disable-next-line no-await-in-loop
    await settled(upstream, ...requested);
  }
}

const kinds = () =>
  upstream.store
    .list()
    .map(({ key }) => key.slice(0, key.indexOf(':')))
    .filter((kind) => kind !== 'releases')
    .toSorted();

describe('the images of the latest release', () => {
  beforeEach(async () => {
    setRelease(github.world, 'v4.3.0', `kairos-hadron-${IMAGE_TAGS.latest}.iso`);
    await upstream.read(componentResources(componentOf('kairos')).releases, WAIT);
  });

  it('are read one resource after the other, each showing where the next ones are', async () => {
    await ticks(1);
    expect(kinds()).toEqual(['image']);
    await ticks(1);
    expect(kinds()).toEqual(['image', 'image-index']);
    await ticks(3);
    expect(kinds()).toEqual(['attestation', 'attestation', 'image', 'image-index', 'signature']);
    const keys = upstream.store
      .list()
      .map(({ key }) => key)
      .filter((key) => !key.startsWith('releases'));
    expect(keys.every((key) => upstream.isBuiltIn(key))).toBe(true);
    expect(images.has(image('v99'))).toBe(false);
  });

  it('cost a few requests an hour once they were read', async () => {
    await ticks(6);
    const requests = quay.requests.length;
    for (let hour = 0; hour < 12; hour += 1) {
      clock.advance(60);
      // oxlint-disable-next-line no-await-in-loop
      await ticks(2);
    }
    const perHour = (quay.requests.length - requests) / 12;
    expect(perHour).toBeGreaterThanOrEqual(1);
    expect(perHour).toBeLessThanOrEqual(2);
  });

  it('are others when there is a later release', async () => {
    await ticks(5);
    expect(images.has(image(IMAGE_TAGS.latest))).toBe(true);
    setRelease(github.world, 'v4.4.0', 'kairos-hadron-v0.6.0-core-amd64-generic-v4.4.0.iso');
    clock.advance(61);
    const { releases } = componentResources(componentOf('kairos'));
    await upstream.read(releases, WAIT);
    await settled(upstream, releases.key);
    await ticks(1);
    expect(images.has(image(IMAGE_TAGS.latest))).toBe(false);
    expect(images.has(image('v0.6.0-core-amd64-generic-v4.4.0'))).toBe(true);
  });

  it('are not read where the configuration has no registry', async () => {
    const without = { ...upstream, registries: [] };
    await images.refresh(without);
    expect(kinds()).toEqual([]);
    expect(quay.requests).toEqual([]);
  });
});

describe('the images of no release', () => {
  it('are none before the releases were read', async () => {
    await ticks(1);
    expect(upstream.store.list()).toEqual([]);
  });
});

describe('the refresh plan of GitHub', () => {
  it('has no request more for them', async () => {
    const keys = [...builtInKeys({ hasToken: false })];
    await refreshBuiltIns(upstream);
    await settled(upstream, ...keys);
    const requests = github.requests.length;
    await ticks(10);
    expect(quay.requests.length).toBeGreaterThan(0);
    expect(github.requests.length).toBe(requests);
  });
});
