import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, ok } from '@/lib/base/result';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { openFileStore } from '@/lib/upstream/store/file-store';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { COMMITS, kairosWorld } from '@/stand-in/kairos-world';

import {
  builtInKeys,
  builtInResources,
  neededPerHour,
  refreshBuiltIns,
  componentResources,
  followedComponents,
} from './built-in-resources';
import { matrixFileResource } from './matrix-file-resource';
import { repositoryResource } from './repository-resource';
import type { Resource } from './resource';
import type { Upstream } from './upstream';
import { handClock, memoryStore, settled, upstreamAt, type HandClock } from './upstream.fixture';

/** Long enough for a busy disk. */
const SOON = { timeout: 10_000 };

vi.setConfig({ testTimeout: 20_000 });

const [source] = matrixSources;
const repository = repositoryResource(source.repository);
const WAIT = { waitMs: 2000 };
const BEHIND = { waitMs: 0 };

let standIn: StandIn;
let clock: HandClock;

beforeEach(async () => {
  standIn = await startStandIn(kairosWorld());
  clock = handClock();
});

afterEach(async () => {
  await standIn.close();
});

const connect = (options: Partial<Parameters<typeof upstreamAt>[0]> = {}): Upstream =>
  upstreamAt({ apiUrl: standIn.url, clock, ...options });

describe('reading', () => {
  it('waits for the first response and stores it', async () => {
    const upstream = connect();
    const resourceState = await upstream.read(repository, WAIT);
    expect(resourceState.cached?.value).toMatchObject({
      fullName: 'kairos-io/kairos-init',
      archived: true,
    });
    expect(resourceState.failure).toBeNull();
    await upstream.read(repository, WAIT);
    expect(standIn.requests).toHaveLength(1);
  });

  it('waits no longer than its limit, and lets the request continue', async () => {
    standIn.fault('/repos/', { kind: 'slow', ms: 150 }, 1);
    const upstream = connect();
    const resourceState = await upstream.read(repository, { waitMs: 20 });
    expect(resourceState).toMatchObject({ cached: null, failure: null });
    await settled(upstream, repository.key);
    expect(upstream.peek(repository).cached).not.toBeNull();
  });

  it('makes one request for many visitors at the same time', async () => {
    const upstream = connect();
    const resourceState = await Promise.all(
      Array.from({ length: 50 }, () => upstream.read(repository, WAIT)),
    );
    expect(resourceState.every(({ cached }) => cached !== null)).toBe(true);
    expect(standIn.requests).toHaveLength(1);
  });

  it('gives a stale value immediately, and refreshes it with a conditional request', async () => {
    const upstream = connect();
    const first = await upstream.read(repository, WAIT);
    clock.advance(7 * 60);
    standIn.fault('/repos/', { kind: 'slow', ms: 100 });
    const resourceState = await Promise.all(
      Array.from({ length: 50 }, () => upstream.read(repository, WAIT)),
    );
    // A read that waited for the response would have it as confirmed now.
    expect(first.cached).not.toBeNull();
    for (const { cached } of resourceState) expect(cached).toEqual(first.cached);
    await settled(upstream, repository.key);
    expect(standIn.requests.map(({ status }) => status)).toEqual([200, 304]);
    const { cached } = upstream.peek(repository);
    expect(cached?.checkedAt).toBe(clock.now().toISOString());
    expect(cached?.fetchedAt).not.toBe(cached?.checkedAt);
  });

  it('takes what changed', async () => {
    const upstream = connect();
    await upstream.read(repository, WAIT);
    const [changed] = standIn.world.repositories;
    if (changed !== undefined) changed.archived = false;
    clock.advance(7 * 60);
    await upstream.read(repository, BEHIND);
    await settled(upstream, repository.key);
    const { cached } = upstream.peek(repository);
    expect(cached?.value.archived).toBe(false);
    expect(cached?.fetchedAt).toBe(clock.now().toISOString());
  });
});

describe('failing', () => {
  it('keeps the last good response, says why and since when, and retries with growing pauses', async () => {
    const upstream = connect();
    await upstream.read(repository, WAIT);
    clock.advance(7 * 60);
    standIn.fault('/repos/', { kind: 'html', status: 504 });
    const since = clock.now().toISOString();
    const attempts: number[] = [];
    for (let minute = 0; minute <= 35; minute += 1) {
      for (let visit = 0; visit < 3; visit += 1) {
        await upstream.read(repository, WAIT);
        await settled(upstream, repository.key);
      }
      attempts.push(standIn.requests.length - 1);
      clock.advance(1);
    }
    const growing = [0, 1, 3, 7, 15, 31];
    expect(growing.map((minute) => attempts[minute])).toEqual([1, 2, 3, 4, 5, 6]);
    expect(attempts.at(-1)).toBe(6);
    expect(upstream.peek(repository)).toMatchObject({
      cached: { value: { archived: true } },
      failure: { kind: 'unavailable', status: 504 },
      failingSince: since,
    });

    standIn.clearFaults();
    clock.advance(30);
    await upstream.read(repository, BEHIND);
    await settled(upstream, repository.key);
    expect(upstream.peek(repository)).toMatchObject({ failure: null, failingSince: null });
  });

  it('makes no request until the rate limit resets', async () => {
    standIn.world.quota.anonymousLimit = 1;
    const upstream = connect();
    await upstream.read(repository, WAIT);
    const file = matrixFileResource(source, 'main');
    for (let visit = 0; visit < 5; visit += 1) {
      const resourceState = await upstream.read(file, WAIT);
      expect(resourceState).toMatchObject({ cached: null, failure: { kind: 'rate-limited' } });
      clock.advance(5);
    }
    expect(standIn.requests).toHaveLength(1);
    expect(upstream.pausedUntil()).toBe(
      new Date(standIn.world.quota.resetsAt * 1000).toISOString(),
    );

    clock.advance(60);
    standIn.world.quota.anonymousLimit = 60;
    expect((await upstream.read(file, WAIT)).cached).not.toBeNull();
    expect(upstream.pausedUntil()).toBeNull();
  });

  it('pauses all requests at a secondary rate limit', async () => {
    standIn.fault(
      '/repos/kairos-io/kairos-init',
      { kind: 'secondary-limit', retryAfterSeconds: 300 },
      1,
    );
    const upstream = connect();
    await upstream.read(repository, WAIT);
    const other = builtInResources(matrixSources[1] ?? source).repository;
    const resourceState = await upstream.read(other, WAIT);
    expect(resourceState.failure).toEqual({ kind: 'secondary-limit', retryAfterSeconds: 300 });
    expect(standIn.requests).toHaveLength(1);
    clock.advance(5.1);
    expect((await upstream.read(other, WAIT)).cached).not.toBeNull();
  });

  it('logs its own defect, and waits as after a failure', async () => {
    const flawed: Resource<{ a: number }> = {
      key: 'flawed',
      schemaVersion: 1,
      schema: z.object({ a: z.number() }),
      ttlMs: () => 1000,
      fetch: () => Promise.reject(new RangeError('Maximum call stack size exceeded')),
    };
    const logged: string[] = [];
    const upstream = connect({ logged });
    const resourceState = await upstream.read(flawed, WAIT);
    expect(resourceState.failure).toEqual({ kind: 'unreadable', where: 'reading it broke' });
    expect(logged).toEqual(['upstream.defect', 'upstream.failed']);
  });
});

describe('a restart', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'upstream-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  const openStore = () => openFileStore({ directory, log: () => {} });

  async function written(): Promise<void> {
    await expect
      .poll(async () => (await readdir(directory)).filter(isRecord), SOON)
      .toHaveLength(1);
  }

  it('serves stored values while upstream is down, and continues its pauses', async () => {
    const first = connect({ store: await openStore() });
    await first.read(repository, WAIT);
    await written();
    await standIn.close();
    clock.advance(7 * 60);

    const second = connect({ store: await openStore() });
    const resourceState = await second.read(repository, WAIT);
    expect(resourceState.cached?.value.archived).toBe(true);
    await settled(second, repository.key);
    expect(second.peek(repository).failure).toEqual({ kind: 'unreachable', code: 'ECONNREFUSED' });
    const next = second.peek(repository).nextAttemptAt;
    await expect.poll(async () => (await openStore()).get(repository.key)?.failures, SOON).toBe(1);

    const third = connect({ store: await openStore() });
    await third.read(repository, WAIT);
    expect(third.isRefreshing(repository.key)).toBe(false);
    expect(third.peek(repository).nextAttemptAt).toBe(next);
    standIn = await startStandIn(kairosWorld());
  });

  it('makes a request immediately, without the old ETag, when it is pointed at another upstream', async () => {
    const first = connect({ store: await openStore() });
    await first.read(repository, WAIT);
    await written();
    const other = await startStandIn(kairosWorld());
    const second = upstreamAt({ apiUrl: other.url, clock, store: await openStore() });
    const resourceState = await second.read(repository, WAIT);
    expect(resourceState.cached).not.toBeNull();
    await settled(second, repository.key);
    expect(other.requests).toMatchObject([{ ifNoneMatch: null, status: 200 }]);
    await other.close();
  });

  it('does without a torn file', async () => {
    const first = connect({ store: await openStore() });
    await first.read(repository, WAIT);
    await written();
    const [name = ''] = await readdir(directory);
    await writeFile(join(directory, name), '{"key":"repos');
    const second = connect({ store: await openStore() });
    expect((await second.read(repository, WAIT)).cached).not.toBeNull();
    expect(standIn.requests).toHaveLength(2);
  });

  it('ignores a value of another version or of another form', async () => {
    const store = memoryStore();
    await connect({ store }).read(repository, WAIT);
    const record = store.get(repository.key);
    if (record === null) throw new Error('nothing kept');
    const logged: string[] = [];
    for (const odd of [
      { ...record, schemaVersion: 0 },
      { ...record, value: { fullName: 7 } },
    ]) {
      const upstream = connect({ store: memoryStore([odd]), logged });
      expect(upstream.peek(repository).cached).toBeNull();
      standIn.fault('/repos/', { kind: 'status', status: 503 }, 1);
      expect(await upstream.read(repository, WAIT)).toMatchObject({ cached: null, failure: {} });
    }
    expect(logged).toEqual(['upstream.failed', 'store.outdated', 'upstream.failed']);
    expect(standIn.requests.slice(1)).toMatchObject([{ ifNoneMatch: null }, { ifNoneMatch: null }]);
  });
});

describe('refs that visitors choose', () => {
  const slowly = (key: string): Resource<{ key: string }> => ({
    key,
    schemaVersion: 1,
    schema: z.object({ key: z.string() }),
    ttlMs: () => 60_000,
    fetch: async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return ok({ kind: 'changed', value: { key }, etag: null });
    },
  });

  it('are refused when too many are requested at the same time', async () => {
    const upstream = connect();
    const resourceState = await Promise.all(
      Array.from({ length: 30 }, (_none, index) => upstream.read(slowly(`ref:${index}`), WAIT)),
    );
    expect(resourceState.filter(({ cached }) => cached !== null)).toHaveLength(24);
    const refused = resourceState.filter(({ failure }) => failure?.kind === 'busy');
    expect(refused).toHaveLength(6);
    expect(upstream.store.get('ref:29')).toBeNull();
  });

  it('make room for each other, those that do not exist first', async () => {
    const failure: UpstreamFailure = { kind: 'not-found', what: 'branch, tag or commit' };
    const missing = { ...slowly('ref:missing'), fetch: async () => fail(failure) };
    const upstream = connect();
    await upstream.read(repository, WAIT);
    await upstream.read(slowly('ref:first'), WAIT);
    clock.advance(0.1);
    await upstream.read(missing, WAIT);
    for (let index = 0; index < 200; index += 1) {
      clock.advance(0.1);
      await upstream.read(slowly(`ref:${index}`), WAIT);
    }
    expect(upstream.store.list()).toHaveLength(201);
    expect(upstream.store.get('ref:missing')).toBeNull();
    expect(upstream.store.get('ref:first')).toBeNull();
    expect(upstream.store.get('ref:0')).not.toBeNull();
    expect(upstream.store.get(repository.key)).not.toBeNull();
  });

  it('write no warning when they do not exist, since a visitor could fill the log', async () => {
    const failure: UpstreamFailure = { kind: 'not-found', what: 'branch, tag or commit' };
    const levels: string[] = [];
    const upstream = connect({ log: (level) => levels.push(level) });
    await upstream.read({ ...slowly('ref:missing'), fetch: async () => fail(failure) }, WAIT);
    await settled(upstream, 'ref:missing');
    expect(levels).toEqual(['debug']);
  });

  it('are refused while requests in flight may use up the rate limit', async () => {
    standIn.world.quota.anonymousLimit = 60;
    const upstream = connect({ neededPerHour: () => 30 });
    await upstream.read(repository, WAIT);
    const resourceState = await Promise.all(
      Array.from({ length: 20 }, (_none, index) => upstream.read(slowly(`ref:${index}`), WAIT)),
    );
    expect(resourceState.filter(({ cached }) => cached !== null)).toHaveLength(7);
    expect(resourceState.at(-1)?.failure?.kind).toBe('busy');
  });

  it('leave the built-in sources what these need', async () => {
    standIn.world.quota.anonymousLimit = 20;
    const upstream = connect({ neededPerHour: () => 18 });
    await upstream.read(repository, WAIT);
    const resourceState = await upstream.read(slowly('ref:a'), WAIT);
    expect(resourceState.failure).toMatchObject({
      kind: 'rate-limited',
      resetsAt: expect.any(String),
    });
    standIn.world.quota.used = 0;
    standIn.world.quota.anonymousLimit = 60;
    clock.advance(7 * 60);
    expect((await upstream.read(slowly('ref:a'), WAIT)).cached).not.toBeNull();
  });
});

describe('the built-in resources', () => {
  it('are all refreshed without a visitor, within the plan of an hour without a token', async () => {
    standIn.world.quota.anonymousLimit = 60;
    standIn.world.quota.resetsAt = Math.floor(Date.now() / 1000) + 2 * 3600;
    const upstream = connect();
    const keys = [...builtInKeys(upstream)];
    for (let minute = 0; minute < 60; minute += 1) {
      await refreshBuiltIns(upstream);
      await settled(upstream, ...keys);
      clock.advance(1);
    }
    for (const each of matrixSources) {
      const { repository: repo, file, runs } = builtInResources(each);
      expect(upstream.peek(repo).cached).not.toBeNull();
      expect(upstream.peek(file).cached).not.toBeNull();
      expect(upstream.peek(runs).cached).not.toBeNull();
    }
    for (const component of followedComponents(upstream)) {
      const { cached } = upstream.peek(componentResources(component).releases);
      expect(cached?.value.wholeAt).not.toBeNull();
    }
    expect(standIn.requests.length).toBeLessThanOrEqual(60);
    expect(neededPerHour(upstream, clock.now())).toBeLessThanOrEqual(48);
  });

  it('leave room for a few refs after a first start without a token', async () => {
    standIn.world.quota.anonymousLimit = 60;
    const upstream: Upstream = connect({ neededPerHour: (now) => neededPerHour(upstream, now) });
    await refreshBuiltIns(upstream);
    await settled(upstream, ...builtInKeys(upstream));
    await refreshBuiltIns(upstream);
    await settled(upstream, ...builtInKeys(upstream));
    const first = await upstream.read(matrixFileResource(source, 'v0.18.0'), WAIT);
    const second = await upstream.read(matrixFileResource(source, COMMITS.initSwallowed), WAIT);
    expect([first.failure, second.failure]).toEqual([null, null]);
    expect([first.cached, second.cached]).not.toContain(null);
    expect(standIn.world.quota.used).toBeLessThan(40);
  });

  it('cost next to nothing with a token, since 304 is free', async () => {
    const upstream = connect({ token: 'token' });
    const keys = [...builtInKeys(upstream)];
    for (let minute = 0; minute < 60; minute += 1) {
      await refreshBuiltIns(upstream);
      await settled(upstream, ...keys);
      clock.advance(1);
    }
    expect(standIn.requests.length).toBeGreaterThan(80);
    expect(standIn.world.quota.used).toBeLessThan(60);
  });
});

function isRecord(name: string): boolean {
  return name.endsWith('.json');
}
