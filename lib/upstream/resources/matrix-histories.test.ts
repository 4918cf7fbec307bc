import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';

import type { BackgroundReads } from './background-reads';
import { passMinutes, upstreamWithNeeds } from './background.fixture';
import { historyFileResource } from './matrix-file-resource';
import { matrixHistories } from './matrix-histories';
import { matrixHistoryResource } from './matrix-history-resource';
import type { Upstream } from './upstream';
import { handClock, type HandClock } from './upstream.fixture';

vi.setConfig({ testTimeout: 30_000 });

let standIn: StandIn;
let clock: HandClock;
let histories: BackgroundReads;

beforeEach(async () => {
  const world = kairosWorld();
  world.quota.anonymousLimit = 60;
  standIn = await startStandIn(world);
  clock = handClock();
  histories = matrixHistories();
});

afterEach(() => standIn.close());

const start = (token?: string) => upstreamWithNeeds(standIn.url, clock, token);

const pass = (upstream: Upstream, minutes: number) =>
  passMinutes(upstream, clock, [histories], minutes);

/** How many commits of kairos-init were read, of how many. */
function progress(upstream: Upstream) {
  const [source] = matrixSources;
  const commits = upstream.peek(matrixHistoryResource(source)).cached?.value.commits ?? [];
  const read = commits.filter(
    (commit) => upstream.peek(historyFileResource(source, commit)).cached !== null,
  );
  return { read: read.length, of: commits.length };
}

describe('the histories of the workflow files', () => {
  it('are read to their ends with a token, one request for each commit', async () => {
    const upstream = start('a-token-of-the-stand-in');
    await pass(upstream, 20);
    expect(progress(upstream)).toEqual({ read: 13, of: 13 });
    const before = standIn.count('/contents/');
    await pass(upstream, 2);
    expect(standIn.count('/contents/')).toBe(before);
  });

  it('leave a first start without a token within 60 requests in its first hour', async () => {
    const upstream = start();
    await pass(upstream, 60);
    expect(standIn.count('/')).toBeLessThanOrEqual(60);
    expect(upstream.quota()?.remaining).toBeGreaterThanOrEqual(12);
    const { read, of } = progress(upstream);
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(of);
  });

  it('continue after failures of single commits that do not exist', async () => {
    standIn.fault('contents/.github/workflows/test.yml?ref=63225cba1', {
      kind: 'status',
      status: 404,
    });
    const upstream = start('a-token-of-the-stand-in');
    await pass(upstream, 20);
    expect(progress(upstream)).toMatchObject({ of: 13, read: 12 });
  });

  it('stop at any other failure, and continue later', async () => {
    standIn.fault('contents/.github/workflows/test.yml?ref=63225cba1', {
      kind: 'status',
      status: 500,
    });
    const upstream = start('a-token-of-the-stand-in');
    await pass(upstream, 20);
    expect(progress(upstream).read).toBeLessThan(12);
    standIn.clearFaults();
    await pass(upstream, 30);
    expect(progress(upstream)).toEqual({ read: 13, of: 13 });
  });

  it('have records that are never dropped', async () => {
    const upstream = start('a-token-of-the-stand-in');
    await pass(upstream, 20);
    const [source] = matrixSources;
    const commits = upstream.peek(matrixHistoryResource(source)).cached?.value.commits ?? [];
    const keys = commits.map((commit) => historyFileResource(source, commit).key);
    expect(keys.every((key) => histories.has(key))).toBe(true);
    expect(histories.has('matrix-file:kairos-init:main')).toBe(false);
  });
});
