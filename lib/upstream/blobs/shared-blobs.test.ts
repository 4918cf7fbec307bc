import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createClient } from '@redis/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { findRedis, redisServer, type RedisServer } from '@/e2e/redis-server';

import { openBlobStore } from './open-blob-store';
import { openSharedBlobs, type SharedBlobs } from './shared-blobs';

const program = findRedis();
const log = () => undefined;

describe.skipIf(program === null)('blobs shared over Redis', { timeout: 60_000 }, () => {
  let server: RedisServer;
  let directories: string[];
  let opened: SharedBlobs[];

  beforeEach(async () => {
    directories = [];
    opened = [];
    server = await redisServer(program ?? '');
    await server.start();
  });

  afterEach(async () => {
    for (const shared of opened) shared.close();
    await server.stop();
    await Promise.all(directories.map((each) => rm(each, { recursive: true, force: true })));
  });

  /** A connected replica with a separate folder. */
  async function replica() {
    const directory = await mkdtemp(join(tmpdir(), 'blobs-'));
    const shared = openSharedBlobs(server.url, log);
    directories.push(directory);
    opened.push(shared);
    return { shared, store: await openBlobStore({ directory, log, shared }) };
  }

  async function untilShared(shared: SharedBlobs, digest: string) {
    await vi.waitFor(async () => expect(await shared.read(digest.slice(7))).not.toBeNull());
  }

  async function connected({ shared, store }: Awaited<ReturnType<typeof replica>>) {
    await vi.waitFor(async () => {
      await shared.write('0'.repeat(64), Buffer.from('x'));
      expect(await shared.read('0'.repeat(64))).not.toBeNull();
    });
    return store;
  }

  it('are made by one replica and read by another, which then has them itself', async () => {
    const first = await replica();
    const second = await replica();
    const content = randomBytes(5000);
    const digest = await (await connected(first)).write(content);
    await untilShared(second.shared, digest);
    expect(Buffer.from((await second.store.read(digest)) ?? [])).toEqual(content);
    await server.stop();
    expect(Buffer.from((await second.store.read(digest)) ?? [])).toEqual(content);
  });

  it('are given as a stream too, and end after 45 days', async () => {
    const first = await replica();
    const second = await replica();
    const digest = await (await connected(first)).write(Buffer.from('shared'));
    await untilShared(second.shared, digest);
    const parts: Uint8Array[] = [];
    for await (const chunk of (await second.store.open(digest)) ?? []) parts.push(chunk);
    expect(Buffer.concat(parts).toString()).toBe('shared');
    const client = await createClient({ url: server.url }).connect();
    const seconds = await client.ttl(`kairos-matrix:1:blob:${digest.slice(7)}`);
    client.destroy();
    expect(seconds).toBeGreaterThan(44 * 24 * 3600);
  });

  it('count as missing where other content is stored under a digest', async () => {
    const { shared, store } = await replica();
    await connected({ shared, store });
    const digest = `sha256:${'1'.repeat(64)}`;
    await shared.write(digest.slice(7), Buffer.from('not compressed'));
    expect(await store.read(digest)).toBeNull();
    expect(store.state().blobs).toBe(0);
  });

  it('are not shared when they are large, since Redis has little memory', async () => {
    const { shared, store } = await replica();
    const digest = await (await connected({ shared, store })).write(randomBytes(1_100_000));
    expect(await shared.read(digest.slice(7))).toBeNull();
    expect(await store.read(digest)).not.toBeNull();
  });

  it('are missing, without a long wait, while the server is gone or hangs', async () => {
    const { shared, store } = await replica();
    await connected({ shared, store });
    server.signal('SIGSTOP');
    expect(await store.read(`sha256:${'2'.repeat(64)}`)).toBeNull();
    expect(await store.write(Buffer.from('alone'))).toMatch(/^sha256:/);
    await server.stop();
    expect(await store.read(`sha256:${'2'.repeat(64)}`)).toBeNull();
  });
});
