import { createClient } from '@redis/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { findRedis, redisServer, type RedisServer } from '@/e2e/redis-server';
import { findComponent } from '@/lib/names/catalog/find-component';
import { componentResources } from '@/lib/upstream/resources/built-in-resources';
import {
  handClock,
  memoryStore,
  settled,
  upstreamAt,
} from '@/lib/upstream/resources/upstream.fixture';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';

import type { StoredRecord } from './model';
import { openRedisStore, type RedisStoreOptions, type SharedStore } from './redis-store';

const program = findRedis();

function recordOf(key: string, minute: number): StoredRecord {
  const at = new Date(Date.UTC(2026, 10, 23, 10, minute)).toISOString();
  return {
    key,
    schemaVersion: 1,
    identity: 'https://api.github.com',
    value: { minute },
    etag: null,
    fetchedAt: at,
    checkedAt: at,
    lastAttemptAt: at,
    failure: null,
    failingSince: null,
    failures: 0,
    nextAttemptAt: at,
  };
}

describe.skipIf(program === null)('a store over Redis', { timeout: 60_000 }, () => {
  let server: RedisServer;
  let opened: SharedStore[];
  let logged: string[];

  beforeEach(async () => {
    opened = [];
    logged = [];
    server = await redisServer(program ?? '');
    await server.start();
  });

  afterEach(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await server.stop();
  });

  async function open(
    records: readonly StoredRecord[] = [],
    more: Partial<RedisStoreOptions> = {},
  ) {
    const local = memoryStore(records);
    const log = (_level: string, event: string) => void logged.push(event);
    const store = await openRedisStore({
      url: server.url,
      local,
      log,
      catchUpMs: 300,
      lockMs: 1500,
      ...more,
    });
    opened.push(store);
    return store;
  }

  const eventually = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 50 });

  it('sends a record to the other replicas immediately', async () => {
    const [one, other] = [await open(), await open()];
    await one.set(recordOf('a', 1));
    await eventually(() => expect(other.get('a')).toEqual(recordOf('a', 1)));
  });

  it('gives a new replica the records of the others, and them its own', async () => {
    const one = await open();
    await one.set(recordOf('a', 1));
    const late = await open([recordOf('a', 0), recordOf('b', 5)]);
    await eventually(() => expect(late.get('a')).toEqual(recordOf('a', 1)));
    await eventually(() => expect(one.get('b')).toEqual(recordOf('b', 5)));
  });

  it('never takes an older record for a newer one, or what is no record', async () => {
    const one = await open([recordOf('a', 9)]);
    const client = createClient({ url: server.url });
    await client.connect();
    await client.set('kairos-matrix:2:record:a', JSON.stringify(recordOf('a', 1)));
    await client.set('kairos-matrix:2:record:b', '{"key":"b"}');
    await client.set('kairos-matrix:2:record:c', JSON.stringify(recordOf('other', 1)));
    for (const key of ['a', 'b', 'c']) await client.publish('kairos-matrix:2:changed', key);
    await new Promise((resolve) => setTimeout(resolve, 700));
    client.destroy();
    expect([one.get('a'), one.get('b'), one.get('c')]).toEqual([recordOf('a', 9), null, null]);
    expect(one.state().shared?.failure).toBeNull();
  });

  it('lets one replica at a time make a request', async () => {
    const [one, other] = [await open(), await open()];
    const first = await one.lease?.('a');
    expect(first?.kind).toBe('mine');
    expect((await other.lease?.('a'))?.kind).toBe('held');
    expect((await other.lease?.('b'))?.kind).toBe('mine');
    if (first?.kind === 'mine') await first.release();
    expect((await other.lease?.('a'))?.kind).toBe('mine');
  });

  it('keeps a lease for as long as the replica lives, and hardly longer', async () => {
    const [one, other] = [await open(), await open()];
    expect((await one.lease?.('a'))?.kind).toBe('mine');
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect((await other.lease?.('a'))?.kind).toBe('held');
    await one.close();
    await vi.waitFor(async () => expect((await other.lease?.('a'))?.kind).toBe('mine'), 4000);
  });

  it('lets no replica release the lock of another', async () => {
    const [one, other] = [await open(), await open()];
    const late = await one.lease?.('a');
    const client = createClient({ url: server.url });
    await client.connect();
    await client.del('kairos-matrix:2:lock:a');
    expect((await other.lease?.('a'))?.kind).toBe('mine');
    if (late?.kind === 'mine') await late.release();
    expect(await client.exists('kairos-matrix:2:lock:a')).toBe(1);
    expect(await client.pTTL('kairos-matrix:2:lock:a')).toBeGreaterThan(100);
    client.destroy();
  });

  const US = { schemaVersion: 1, identity: 'https://api.github.com' };

  it('shares no record with replicas of another API or account', async () => {
    const one = await open([], { identities: [US.identity] });
    const other = await open([], { identities: ['https://github.example.org/api/v3'] });
    const like = await open([], { identities: [US.identity, 'quay.io'] });
    await one.set(recordOf('a', 1));
    await eventually(() => expect(like.get('a')).toEqual(recordOf('a', 1)));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(other.get('a')).toBeNull();
    expect((await open([], { identities: ['another'] })).list()).toEqual([]);
  });

  it('shares no record with replicas of another version', async () => {
    const [one, other] = [await open(), await open()];
    await one.set(recordOf('a', 1));
    await eventually(() => expect(other.get('a')).not.toBeNull());
    const next = { ...recordOf('a', 2), schemaVersion: 2 };
    await other.set(next);
    await one.set(recordOf('a', 3));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect([one.get('a'), other.get('a')]).toEqual([recordOf('a', 3), next]);
    const late = await open([next]);
    const lease = await late.lease?.('a', US);
    expect(lease?.kind).toBe('mine');
    expect(late.get('a')).toEqual(recordOf('a', 3));
  });

  it('lets replicas that differ request at the same time', async () => {
    const [one, other] = [await open(), await open()];
    expect((await one.lease?.('a', US))?.kind).toBe('mine');
    expect((await other.lease?.('a', US))?.kind).toBe('held');
    expect((await other.lease?.('a', { ...US, schemaVersion: 2 }))?.kind).toBe('mine');
    expect((await other.lease?.('a', { ...US, identity: 'another' }))?.kind).toBe('mine');
  });

  it.each(['a text without an end', 'a text with an end in days', 'a list'])(
    'replaces a lock that none of us can have set, and says so: %s',
    async (kind) => {
      const store = await open();
      const client = createClient({ url: server.url });
      await client.connect();
      const name = 'kairos-matrix:2:lock:a';
      if (kind === 'a list') await client.lPush(name, 'x');
      else await client.set(name, 'x');
      if (kind === 'a text with an end in days') await client.expire(name, 3 * 24 * 3600);
      const lease = await store.lease?.('a');
      expect(lease?.kind).toBe('mine');
      expect(await client.pTTL(name)).toBeLessThanOrEqual(1500);
      expect(logged).toEqual(['store.foreign-lock']);
      if (lease?.kind === 'mine') await lease.release();
      expect(await client.exists(name)).toBe(0);
      client.destroy();
    },
  );

  it('takes the record of a replica whose clock is ahead as of now, and once', async () => {
    let now = new Date(Date.UTC(2026, 10, 23, 10, 0));
    const behind = await open([], { now: () => now });
    const ahead = await open();
    const theirs = { ...recordOf('a', 30), nextAttemptAt: '2026-11-23T10:35:00.000Z' };
    await ahead.set(theirs);
    const taken = {
      ...recordOf('a', 0),
      value: theirs.value,
      nextAttemptAt: '2026-11-23T10:05:00.000Z',
    };
    await eventually(() => expect(behind.get('a')).toEqual(taken));
    const ours = { ...taken, value: 'ours', lastAttemptAt: '2026-11-23T10:05:00.000Z' };
    now = new Date(Date.UTC(2026, 10, 23, 10, 5));
    await behind.set(ours);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(behind.get('a')).toEqual(ours);
  });

  it('works without the server while it is gone, and heals when it comes back empty', async () => {
    const [one, other] = [await open(), await open()];
    await one.set(recordOf('a', 1));
    await eventually(() => expect(other.get('a')).not.toBeNull());
    await server.stop();
    await one.set(recordOf('b', 2));
    expect(one.get('b')).toEqual(recordOf('b', 2));
    expect((await one.lease?.('b'))?.kind).toBe('mine');
    await eventually(() => expect(one.state().shared?.failure).toMatch(/works without it/));
    await server.start();
    await eventually(() => expect(other.get('b')).toEqual(recordOf('b', 2)));
    await eventually(() => expect(one.state().shared?.failure).toBeNull());
    expect(logged.filter((event) => event === 'store.unshared').length).toBeLessThan(6);
  });

  it('does not wait long for a server that hangs', async () => {
    const one = await open();
    server.signal('SIGSTOP');
    const start = performance.now();
    await one.set(recordOf('a', 1));
    expect(performance.now() - start).toBeLessThan(3000);
    expect(one.get('a')).toEqual(recordOf('a', 1));
    expect(one.state().shared?.failure).not.toBeNull();
    server.signal('SIGCONT');
    await eventually(() => expect(one.state().shared?.failure).toBeNull());
  });

  it('works without the server when it is full', async () => {
    const one = await open();
    const client = createClient({ url: server.url });
    await client.connect();
    await client.sendCommand(['CONFIG', 'SET', 'maxmemory', '1']);
    await one.set(recordOf('a', 1));
    expect(one.get('a')).toEqual(recordOf('a', 1));
    await eventually(() => expect(one.state().shared?.failure).toContain('OOM'));
    await client.sendCommand(['CONFIG', 'SET', 'maxmemory', '0']);
    await eventually(() => expect(one.state().shared?.failure).toBeNull());
    client.destroy();
  });

  it('shows no password', async () => {
    const local = memoryStore();
    const url = server.url.replace('//', '//nobody:hunter2hunter2@');
    const words: string[] = [];
    const store = await openRedisStore({
      url,
      local,
      log: (_level, event, details) => words.push(JSON.stringify([event, details])),
    });
    opened.push(store);
    // The server has no such user; without a name it accepts any password.
    await eventually(() => expect(store.state().shared?.failure).not.toBeNull());
    expect(words).not.toEqual([]);
    expect(JSON.stringify([store.state(), words])).not.toContain('hunter2');
  });

  describe('under an upstream', () => {
    let standIn: StandIn;

    beforeEach(async () => {
      standIn = await startStandIn(kairosWorld());
    });

    afterEach(() => standIn.close());

    it('lets many replicas make no more requests than one', async () => {
      const immucore = findComponent('immucore');
      if (immucore === null) throw new Error('no immucore');
      const { repository } = componentResources(immucore);
      const clock = handClock();
      const stores = [await open(), await open(), await open()];
      const replicas = stores.map((store) => upstreamAt({ apiUrl: standIn.url, clock, store }));
      const look = async () => {
        const resourceState = await Promise.all(
          replicas.map((upstream) => upstream.read(repository, { waitMs: 8000 })),
        );
        await Promise.all(replicas.map((upstream) => settled(upstream, repository.key)));
        return resourceState;
      };
      for (const resourceState of await look())
        expect(resourceState.cached?.value.archived).toBe(true);
      expect(standIn.requests).toHaveLength(1);
      clock.advance(24 * 60);
      await look();
      expect(standIn.requests).toHaveLength(2);
    });

    it('lets replicas with and without a token make no more requests than each of them would', async () => {
      const immucore = findComponent('immucore');
      if (immucore === null) throw new Error('no immucore');
      const { repository } = componentResources(immucore);
      const clock = handClock();
      const replicas = await Promise.all(
        [undefined, 'one', 'another'].map(async (token) =>
          upstreamAt({ apiUrl: standIn.url, clock, store: await open(), ...(token && { token }) }),
        ),
      );
      for (let minute = 0; minute < 10; minute += 1) {
        for (const upstream of replicas) {
          // oxlint-disable-next-line no-await-in-loop
          await upstream.read(repository, { waitMs: 8000 });
          // oxlint-disable-next-line no-await-in-loop
          await settled(upstream, repository.key);
        }
        clock.advance(1);
        // oxlint-disable-next-line no-await-in-loop
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      expect(standIn.requests).toHaveLength(3);
    });

    it('makes no request once one replica knows that the rate limit is used up', async () => {
      const [immucore, hadron] = ['immucore', 'hadron'].map((id) => findComponent(id));
      if (!immucore || !hadron) throw new Error('no such component');
      const clock = handClock();
      standIn.world.quota.anonymousLimit = 1;
      standIn.world.quota.resetsAt = Math.floor(clock.now().getTime() / 1000) + 1800;
      const stores = [await open(), await open()];
      const [one, other] = stores.map((store) => upstreamAt({ apiUrl: standIn.url, clock, store }));
      const { repository } = componentResources(immucore);
      await one?.read(repository, { waitMs: 8000 });
      await vi.waitFor(() => expect(other?.quota()).toMatchObject({ remaining: 0 }));
      const resourceState = await other?.read(componentResources(hadron).repository, {
        waitMs: 8000,
      });
      expect(resourceState?.failure).toMatchObject({ kind: 'rate-limited' });
      expect(standIn.requests).toHaveLength(1);
    });
  });
});
