import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { endRun, kairosWorld, startRun } from '@/stand-in/kairos-world';

import type { BackgroundReads } from './background-reads';
import { passMinutes, upstreamWithNeeds } from './background.fixture';
import { matrixHistories } from './matrix-histories';
import { pastRuns, storedPastRuns } from './past-runs';
import type { Upstream } from './upstream';
import { handClock, type HandClock } from './upstream.fixture';

vi.setConfig({ testTimeout: 60_000 });

const TOKEN = 'a-token-of-the-stand-in';

const source = matrixSources.find(({ id }) => id === 'kairos') ?? matrixSources[0];

let standIn: StandIn;
let clock: HandClock;
let histories: BackgroundReads;
let runs: BackgroundReads;

beforeEach(async () => {
  const world = kairosWorld();
  world.quota.anonymousLimit = 60;
  for (let count = 0; count < 12; count += 1) endRun(startRun(world, 'kairos-io/kairos'));
  standIn = await startStandIn(world);
  clock = handClock();
  histories = matrixHistories();
  runs = pastRuns(histories);
});

afterEach(() => standIn.close());

const start = (token?: string) => upstreamWithNeeds(standIn.url, clock, token);

const pass = (upstream: Upstream, minutes: number) =>
  passMinutes(upstream, clock, [histories, runs], minutes);

describe('the past runs of a source', () => {
  it('are the ten latest with a verdict, each with its jobs and read once', async () => {
    const upstream = start(TOKEN);
    await pass(upstream, 20);
    const stored = storedPastRuns(upstream, source);
    expect(stored).toHaveLength(10);
    expect(stored.every(({ jobs }) => jobs.length > 0)).toBe(true);
    const days = stored.map(({ createdAt }) => createdAt);
    expect(days).toEqual(days.toSorted().toReversed());
    const before = standIn.count('/jobs');
    await pass(upstream, 2);
    expect(standIn.count('/jobs')).toBe(before);
  });

  it('leave a first start without a token within 60 requests, and wait for the histories', async () => {
    const upstream = start();
    await pass(upstream, 60);
    expect(standIn.count('/')).toBeLessThanOrEqual(60);
    expect(histories.isAtEnd).toBe(false);
    expect(storedPastRuns(upstream, source)).toEqual([]);
  });

  it('are without those of forks and those that were cancelled', async () => {
    const [foreign, cancelled] = [1, 2].map(() => {
      const run = startRun(standIn.world, 'kairos-io/kairos');
      endRun(run);
      return run;
    });
    if (foreign === undefined || cancelled === undefined) throw new Error('There are no runs.');
    foreign.isForeign = true;
    cancelled.conclusion = 'cancelled';
    const upstream = start(TOKEN);
    await pass(upstream, 20);
    const ids = storedPastRuns(upstream, source).map(({ id }) => id);
    expect(ids).toHaveLength(10);
    expect(ids).not.toContain(foreign.id);
    expect(ids).not.toContain(cancelled.id);
  });

  it('have records that are never dropped', async () => {
    const upstream = start(TOKEN);
    await pass(upstream, 20);
    const keys = upstream.store.list().map(({ key }) => key);
    const own = keys.filter((key) => key.startsWith('past-run'));
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter((key) => !runs.has(key))).toEqual([]);
  });
});
