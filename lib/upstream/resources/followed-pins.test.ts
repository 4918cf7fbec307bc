import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { versionFilesOf } from '@/lib/releases/component-versions/version-files';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';
import { findRepository } from '@/stand-in/world';

import type { BackgroundReads } from './background-reads';
import { passMinutes, upstreamWithNeeds } from './background.fixture';
import { followedPins } from './followed-pins';
import { matrixHistories } from './matrix-histories';
import { storedPins } from './release-pins';
import type { Upstream } from './upstream';
import { handClock, type HandClock } from './upstream.fixture';

vi.setConfig({ testTimeout: 60_000 });

const TOKEN = 'a-token-of-the-stand-in';

let standIn: StandIn;
let clock: HandClock;
let histories: BackgroundReads;
let pins: BackgroundReads;

beforeEach(async () => {
  const world = kairosWorld();
  world.quota.anonymousLimit = 60;
  standIn = await startStandIn(world);
  clock = handClock();
  histories = matrixHistories();
  pins = followedPins(histories);
});

afterEach(() => standIn.close());

const start = (token?: string) => upstreamWithNeeds(standIn.url, clock, token);

const pass = (upstream: Upstream, minutes: number) =>
  passMinutes(upstream, clock, [histories, pins], minutes);

function kairos() {
  const repository = findRepository(standIn.world, 'kairos-io/kairos');
  if (repository === undefined) throw new Error('The world has no kairos.');
  return repository;
}

/** The releases of the world whose files pin versions. */
const pinning = () =>
  kairos()
    .releases.filter(({ draft }) => !draft)
    .map(({ tag }) => tag)
    .filter((tag) => versionFilesOf(tag).length > 0);

const requestsOfFiles = () => standIn.count('/contents/kairos-init/Makefile');

describe('the pins of releases', () => {
  it('are read of all releases with a token, each file once', async () => {
    const upstream = start(TOKEN);
    await pass(upstream, 20);
    const tags = pinning();
    expect(tags.length).toBeGreaterThan(20);
    expect(tags.filter((tag) => !storedPins(upstream, tag).isRead)).toEqual([]);
    expect(storedPins(upstream, 'v4.3.0').pins).toContainEqual(
      expect.objectContaining({ program: 'provider-kairos', version: 'v2.16.4', line: 2 }),
    );
    const before = standIn.count('/contents/');
    await pass(upstream, 2);
    expect(standIn.count('/contents/')).toBe(before);
  });

  it('leave a first start without a token within 60 requests, and wait for the histories', async () => {
    const upstream = start();
    await pass(upstream, 60);
    expect(standIn.count('/')).toBeLessThanOrEqual(60);
    expect(upstream.quota()?.remaining).toBeGreaterThanOrEqual(12);
    expect(histories.isAtEnd).toBe(false);
    expect(requestsOfFiles()).toBe(0);
    expect(standIn.count('/tags')).toBe(0);
  });

  it('are read without a token too, once the histories are, with what is left of each hour', async () => {
    const upstream = start();
    let hours = 0;
    while (!storedPins(upstream, 'v4.3.0').isRead && hours < 24) {
      const used = standIn.world.quota.used;
      // oxlint-disable-next-line no-await-in-loop
      await pass(upstream, 60);
      expect(standIn.world.quota.used - used).toBeLessThanOrEqual(60);
      standIn.world.quota.used = 0;
      standIn.world.quota.resetsAt = Math.floor(clock.now().getTime() / 1000) + 3600;
      hours += 1;
    }
    expect(histories.isAtEnd).toBe(true);
    expect(storedPins(upstream, 'v4.3.0').isRead).toBe(true);
  });

  it('are read again of a tag that was moved', async () => {
    const upstream = start(TOKEN);
    await pass(upstream, 20);
    const { tags, commits } = kairos();
    const before = commits.find(({ sha }) => sha === tags['v4.3.0']);
    if (before === undefined) throw new Error('The tag has no commit.');
    const moved = 'c'.repeat(40);
    const files = { ...before.files, 'kairos-init/Makefile': 'EDGEVPN_VERSION := v9.9.9\n' };
    commits.push({ ...before, sha: moved, files });
    tags['v4.3.0'] = moved;
    await pass(upstream, 70);
    const edgevpn = storedPins(upstream, 'v4.3.0').pins.filter(
      ({ program }) => program === 'edgevpn',
    );
    expect(edgevpn.map(({ version }) => version)).toEqual(['v9.9.9']);
  });

  it('stop at a failure of GitHub, and continue later', async () => {
    standIn.fault('contents/kairos-init/Makefile', { kind: 'status', status: 500 });
    const upstream = start(TOKEN);
    await pass(upstream, 20);
    expect(storedPins(upstream, 'v4.3.0').isRead).toBe(false);
    standIn.clearFaults();
    await pass(upstream, 60);
    expect(storedPins(upstream, 'v4.3.0').isRead).toBe(true);
  });

  it('have records that are never dropped', async () => {
    const upstream = start(TOKEN);
    await pass(upstream, 20);
    const keys = upstream.store
      .list()
      .map(({ key }) => key)
      .filter((key) => /^(?:versions|tag-commits):/.test(key));
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((key) => !pins.has(key))).toEqual([]);
  });
});
