import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { BlobStore } from '@/lib/upstream/blobs/model';
import { openBlobStore } from '@/lib/upstream/blobs/open-blob-store';
import type { RegistryClient } from '@/lib/upstream/registry/client';
import { IMAGE_REPOSITORIES, kairosImages } from '@/stand-in/registry/kairos-images';
import { startRegistry, type StandInRegistry } from '@/stand-in/registry/server';
import { imageRepository, putBlob } from '@/stand-in/registry/world';

import { registryUpstream } from './registry-upstream.fixture';
import type { Upstream } from './upstream';
import { handClock } from './upstream.fixture';

const repository = IMAGE_REPOSITORIES.hadron;

let quay: StandInRegistry;
let upstream: Upstream;
let client: RegistryClient;
let blobs: BlobStore;
let directory = '';

beforeEach(async () => {
  quay = await startRegistry(kairosImages());
  directory = await mkdtemp(join(tmpdir(), 'content-'));
  blobs = await openBlobStore({ directory, log: () => undefined });
  upstream = registryUpstream({ quay, clock: handClock(), blobs });
  [client] = upstream.registries as [RegistryClient];
});

afterEach(async () => {
  await quay.close();
  await rm(directory, { recursive: true, force: true });
});

function put(text: string) {
  const { digest } = putBlob(imageRepository(quay.world, repository), 'x', text);
  return { client, repository, digest, what: 'signature', maxBytes: 1000 };
}

async function textOf(read: ReturnType<Upstream['readContent']>) {
  const bytes = await read;
  return bytes.ok ? Buffer.from(bytes.value).toString() : bytes.failure;
}

describe('readContent', () => {
  it('fetches content once, also for many requests in parallel, and stores it', async () => {
    const request = put('a signature');
    const all = Array.from({ length: 10 }, () => textOf(upstream.readContent(request)));
    expect(new Set(await Promise.all(all))).toEqual(new Set(['a signature']));
    expect(quay.count('/blobs/')).toBe(1);
    await quay.close();
    expect(await textOf(upstream.readContent(request))).toBe('a signature');
  });

  it('keeps nothing that has another digest or is too large', async () => {
    const request = put('x'.repeat(2000));
    expect(await textOf(upstream.readContent(request))).toMatchObject({ host: 'quay.io' });
    quay.reply('/blobs/', () => ({ status: 200, headers: {}, body: 'another' }));
    expect(await textOf(upstream.readContent(put('one')))).toEqual({
      kind: 'unreadable',
      where: 'signature: digest',
      host: 'quay.io',
    });
    expect(blobs.state().blobs).toBe(0);
  });

  it('pauses requests to the registry when it limits them', async () => {
    const request = put('a signature');
    quay.fault('/blobs/', { kind: 'secondary-limit', retryAfterSeconds: 60 });
    expect(await textOf(upstream.readContent(request))).toMatchObject({ kind: 'secondary-limit' });
    const requests = quay.requests.length;
    expect(await textOf(upstream.readContent(request))).toMatchObject({ kind: 'secondary-limit' });
    expect(quay.requests.length).toBe(requests);
  });
});

describe('openContent', () => {
  it('streams content without keeping it', async () => {
    const opened = await upstream.openContent(put('an SBOM'));
    if (!opened.ok) throw new Error('It was refused.');
    const parts: Uint8Array[] = [];
    for await (const chunk of opened.value.chunks) parts.push(chunk);
    expect(Buffer.concat(parts).toString()).toBe('an SBOM');
    expect(blobs.state().blobs).toBe(0);
  });

  it('streams to a few at the same time, and to the next when one has ended', async () => {
    const request = put('an SBOM');
    const all = await Promise.all(Array.from({ length: 6 }, () => upstream.openContent(request)));
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect((await upstream.openContent(request)).ok).toBe(false);
    const [first] = all;
    if (first?.ok !== true) throw new Error('It was refused.');
    for await (const chunk of first.value.chunks) expect(chunk.byteLength).toBeGreaterThan(0);
    expect((await upstream.openContent(request)).ok).toBe(true);
  });
});
