import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { componentOf } from '@/lib/releases/list/releases.fixture';
import type { BlobStore } from '@/lib/upstream/blobs/model';
import { openBlobStore } from '@/lib/upstream/blobs/open-blob-store';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';
import { addStandardImages, kairosImages } from '@/stand-in/registry/kairos-images';
import { startRegistry, type StandInRegistry } from '@/stand-in/registry/server';
import { findRepository } from '@/stand-in/world';

import { componentResources } from './built-in-resources';
import { followedLists, FollowedSboms } from './followed-sboms';
import { registryUpstream } from './registry-upstream.fixture';
import type { Upstream } from './upstream';
import { handClock, settled } from './upstream.fixture';

/** Two releases with SBOMs in the registry, one with archives of them and one with separate files. */
const TAGS = ['v4.3.0', 'v4.2.0', 'v3.3.6', 'v2.3.1'];

let github: StandIn;
let quay: StandInRegistry;
let upstream: Upstream;
let directory: string;
let sboms: FollowedSboms;
/** The keys of all resources that were ever due. */
let requested: Set<string>;

beforeEach(async () => {
  [github, quay] = await Promise.all([
    startStandIn(kairosWorld()),
    startRegistry(addStandardImages(kairosImages())),
  ]);
  const kairos = findRepository(github.world, 'kairos-io/kairos');
  if (kairos === undefined) throw new Error('The world has no kairos.');
  kairos.releases = kairos.releases.filter(({ tag }) => TAGS.includes(tag));
  directory = await mkdtemp(join(tmpdir(), 'followed-'));
  const blobs = await openBlobStore({ directory, log: () => undefined, shared: null });
  await open(blobs);
});

/** Opens an upstream with the list of releases. */
async function open(blobs: BlobStore, token?: string) {
  sboms = new FollowedSboms();
  requested = new Set();
  const builtInKeys = {
    has: (key: string) => {
      requested.add(key);
      return sboms.has(key);
    },
  };
  upstream = registryUpstream({
    quay,
    clock: handClock(),
    apiUrl: github.url,
    blobs,
    builtInKeys,
    ...(token === undefined ? {} : { token }),
  });
  const { releases } = componentResources(componentOf('kairos'));
  await upstream.read(releases, { waitMs: 5000 });
}

afterEach(async () => {
  await Promise.all([github.close(), quay.close()]);
  await rm(directory, { recursive: true, force: true, maxRetries: 5 });
});

async function openWithToken() {
  const blobs = await openBlobStore({ directory, log: () => undefined, shared: null });
  await open(blobs, 'a-token-of-the-stand-in');
}

async function ticks(count: number) {
  for (let tick = 0; tick < count; tick += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await sboms.refresh(upstream);
    // oxlint-disable-next-line no-await-in-loop
    await settled(upstream, ...requested);
  }
}

const read = () => followedLists(upstream).filter(({ list }) => list !== null);

describe('FollowedSboms', () => {
  it('starts one request a tick, and reads nothing twice', async () => {
    const requests = quay.requests.length;
    await ticks(1);
    expect(quay.requests.length - requests).toBe(1);
    await ticks(60);
    const after = quay.requests.length;
    const lists = read();
    expect(lists.length).toBeGreaterThan(3);
    await ticks(5);
    expect(read()).toEqual(lists);
    expect(quay.requests.length).toBe(after);
  });

  it('gives each list its release and its image with the platform', async () => {
    await ticks(40);
    const [first] = read();
    expect(first?.release).toBe('v4.3.0');
    expect(first?.image).toMatch(/^kairos\/hadron:v0\.5\.1-core-amd64-generic-v4\.3\.0 linux\/a/);
  });

  it('reads no file at GitHub without a token, and says that those are missing', async () => {
    const requests = github.requests.length;
    await ticks(60);
    expect(github.requests.length).toBe(requests);
    const pending = followedLists(upstream).filter(({ isPending }) => isPending);
    expect(pending.some(({ image }) => image === 'hadron v0.5.1')).toBe(true);
  });

  it('reads the SBOMs among the files of releases with a token, each once', async () => {
    await openWithToken();
    await ticks(90);
    const ofFiles = read().filter(({ release }) => ['v3.3.6', 'v2.3.1'].includes(release));
    const images = ofFiles.filter(({ isSbom }) => isSbom).map(({ image }) => image);
    expect(images).toHaveLength(12);
    expect(images).toContain('kairos-alpine-3.19-core-amd64-generic-v3.3.6');
    expect(images.some((image) => /^core-.+-v2\.3\.1$/.test(image))).toBe(true);
    const assets = () => github.requests.filter(({ path }) => path.includes('/releases/assets/'));
    expect(assets()).toHaveLength(12);
    await ticks(5);
    expect(assets()).toHaveLength(12);
    expect(followedLists(upstream).filter(({ isPending }) => isPending)).toEqual([]);
  });

  it('reads no file of a release without a token, or while the rate limit has no room', async () => {
    const pending = () =>
      followedLists(upstream).filter(
        ({ release, isSbom, isPending, needsToken }) =>
          release === 'v3.3.6' && isSbom && isPending && needsToken,
      );
    await ticks(60);
    expect(pending()).toHaveLength(6);
    github.world.quota.tokenLimit = 3;
    await openWithToken();
    await ticks(60);
    expect(pending()).toHaveLength(6);
    expect(github.requests.some(({ path }) => path.includes('/releases/assets/'))).toBe(false);
  });

  it('says in a sentence what cannot be read', async () => {
    const release = findRepository(github.world, 'kairos-io/kairos')?.releases.find(
      ({ tag }) => tag === 'v2.3.1',
    );
    for (const asset of release?.assets ?? []) asset.content = '{}';
    await openWithToken();
    await ticks(90);
    const lists = followedLists(upstream).filter(
      (each) => each.release === 'v2.3.1' && each.isSbom,
    );
    expect(lists).toHaveLength(6);
    for (const { list, isPending, problem } of lists) {
      expect([list, isPending]).toEqual([null, false]);
      expect(problem).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('keeps its records from being dropped', async () => {
    await ticks(10);
    const keys = upstream.store
      .list()
      .map(({ key }) => key)
      .filter((key) => !key.startsWith('releases'));
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.every((key) => sboms.has(key))).toBe(true);
  });
});
