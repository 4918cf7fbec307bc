import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';
import type { Reply } from '@/stand-in/faults';
import { FACES } from '@/stand-in/registry/faces';
import { IMAGE_REPOSITORIES, IMAGE_TAGS, kairosImages } from '@/stand-in/registry/kairos-images';
import { startRegistry, type StandInRegistry } from '@/stand-in/registry/server';
import { digestOf, imageRepository, putBlob } from '@/stand-in/registry/world';

import type { RegistryClient } from './client';
import { clientAt } from './registry.fixture';

const MIB = 1024 * 1024;
const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = { mediaType: 'x', digest: `sha256:${'c'.repeat(64)}`, size: 1 };
const repository = IMAGE_REPOSITORIES.hadron;

let registry: StandInRegistry;
/** A host that no registry may send this site to. */
let inner: StandInRegistry;
let client: RegistryClient;

beforeAll(async () => {
  [registry, inner] = await Promise.all([
    startRegistry(kairosImages(), { face: FACES.plain }),
    startRegistry(kairosImages()),
  ]);
  client = clientAt(registry, { tagApi: 'distribution' });
});

afterEach(() => {
  registry.clear();
  if (inner.requests.length > 0 || inner.blobRequests.length > 0) {
    throw new Error('A host was requested that no registry may send this site to.');
  }
});

afterAll(async () => {
  await Promise.all([registry.close(), inner.close()]);
});

const json = (body: unknown, headers: Record<string, string> = {}): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

const manifestReply = (body: unknown, mediaType = MANIFEST): Reply =>
  json(body, { 'content-type': mediaType });

const byTag = () => client.fetchManifest({ repository, reference: IMAGE_TAGS.latest, what: 'tag' });

async function blobBytes(digest: string, maxBytes = MIB) {
  const opened = await client.openBlob({ repository, digest, what: 'layer', maxBytes });
  return opened.ok ? opened.value.bytes() : opened;
}

const unreadable = (where: string) => ({
  ok: false,
  failure: { kind: 'unreadable', where, host: 'quay.io' },
});

const tooLarge = (what: string) => ({
  ok: false,
  failure: { kind: 'too-large', what, limitOf: 'site', host: 'quay.io' },
});

describe('a malicious manifest', () => {
  const digest = digestOf(Buffer.from('{}'));

  it.each([
    ['bytes of another digest than the requested one', digest, manifestReply('{"a":1}')],
    ['a stated digest that is not that of the bytes', 'v1', manifestReply('{}')],
    ['a stated digest that is none', 'v1', manifestReply('{}')],
  ])('is refused with %s', async (what, reference, reply) => {
    const stated = what.endsWith('none') ? 'sha256:zz' : `sha256:${'0'.repeat(64)}`;
    registry.reply('/manifests/', () => ({
      ...reply,
      headers: { ...reply.headers, 'docker-content-digest': stated },
    }));
    expect(await client.fetchManifest({ repository, reference, what: 'tag' })).toEqual(
      unreadable('tag: digest'),
    );
  });

  const layer = { mediaType: 'x', digest, size: 2 };
  const image = { schemaVersion: 2, config: CONFIG, layers: [layer] };

  it.each([
    ['schema 1', { schemaVersion: 1, config: CONFIG, layers: [] }],
    ['both an index and an image', { ...image, manifests: [] }],
    ['another media type inside', { ...image, mediaType: INDEX }],
    ['a digest that climbs', { ...image, layers: [{ ...layer, digest: '../../etc/passwd' }] }],
    [
      'a digest that cannot be checked',
      { ...image, layers: [{ ...layer, digest: `md5:${'0'.repeat(32)}` }] },
    ],
    ['a negative size', { ...image, layers: [{ ...layer, size: -1 }] }],
    ['a size beyond all numbers', { ...image, layers: [{ ...layer, size: 1e300 }] }],
    ['too many layers', { ...image, layers: Array.from({ length: 1001 }, () => layer) }],
    ['null', null],
    ['a list', []],
  ])('is refused when it is %s', async (_what, body) => {
    registry.reply('/manifests/', () => manifestReply(body));
    expect(await byTag()).toEqual(unreadable('tag: shape'));
  });

  it('keeps annotations with the names of prototypes as plain entries', async () => {
    const body = `{"schemaVersion":2,"config":${JSON.stringify(CONFIG)},"layers":[],"annotations":{"__proto__":"x","constructor":"y","n":7}}`;
    registry.reply('/manifests/', () => manifestReply(body));
    const fetched = await byTag();
    if (!fetched.ok || fetched.value.kind !== 'new') throw new Error('It was refused.');
    const { annotations } = fetched.value.manifest;
    expect(Object.getPrototypeOf(annotations)).toBe(Object.prototype);
    expect(annotations['constructor']).toBe('y');
    expect(annotations).not.toHaveProperty('n');
  });

  it('is refused in little time when it is nested 200,000 deep', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const body = `{"schemaVersion":2,"config":${JSON.stringify(CONFIG)},"layers":${deep}}`;
    registry.reply('/manifests/', () => manifestReply(body));
    const before = cpuMs();
    expect(await byTag()).toEqual(unreadable('tag: shape'));
    expect(cpuMs() - before).toBeLessThan(2000);
  });

  it.each([
    ['its length says so', { 'content-length': '10000000000' }],
    ['its length does not say so', { 'transfer-encoding': 'chunked' }],
  ])('is refused when it is too large and %s', async (_what, headers) => {
    registry.reply('/manifests/', () => ({
      ...manifestReply(' '.repeat(5 * MIB)),
      headers: { 'content-type': MANIFEST, ...headers },
    }));
    expect(await byTag()).toEqual(tooLarge('tag'));
  });

  it('is refused when it is a gzip bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * MIB));
    registry.reply('/manifests/', () => ({
      status: 200,
      headers: { 'content-type': MANIFEST, 'content-encoding': 'gzip' },
      body: bomb,
    }));
    expect(await byTag()).toEqual(tooLarge('tag'));
  });
});

describe('a malicious blob', () => {
  it('is refused at its end when its bytes have another digest', async () => {
    const digest = `sha256:${'1'.repeat(64)}`;
    registry.reply('/blobs/', () => json('not what was requested'));
    expect(await blobBytes(digest)).toEqual(unreadable('layer: digest'));
  });

  it('is refused when it is larger than what is read, 100 MiB of it', async () => {
    const images = imageRepository(registry.world, repository);
    const { digest } = putBlob(images, 'x', Buffer.alloc(100 * MIB));
    expect(await blobBytes(digest, 64 * MIB)).toEqual(tooLarge('layer'));
    images.blobs.delete(digest);
  });

  it('is refused when it is a gzip bomb', async () => {
    const plain = Buffer.alloc(100 * MIB);
    registry.reply('/blobs/', () => ({
      status: 200,
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync(plain),
    }));
    expect(await blobBytes(digestOf(plain))).toEqual(tooLarge('layer'));
  });

  it('is passed on in bounded pieces when it is a statement of 200,000 packages', async () => {
    const packages = Array.from({ length: 200_000 }, (_none, index) => ({
      name: `package-${index}`,
      SPDXID: `SPDXRef-${index}`,
      versionInfo: `1.${index}.0`,
      downloadLocation: 'NOASSERTION',
    }));
    const images = imageRepository(registry.world, repository);
    const { digest, size } = putBlob(images, 'application/vnd.in-toto+json', { packages });
    const opened = await client.openBlob({ repository, digest, what: 'SBOM', maxBytes: 64 * MIB });
    if (!opened.ok) throw new Error('It was refused.');
    let bytes = 0;
    let largest = 0;
    const before = cpuMs();
    for await (const chunk of opened.value.chunks) {
      bytes += chunk.byteLength;
      largest = Math.max(largest, chunk.byteLength);
    }
    expect(bytes).toBe(size);
    expect(largest).toBeLessThanOrEqual(MIB);
    expect(cpuMs() - before).toBeLessThan(5000);
    images.blobs.delete(digest);
  });

  it('gives the reader of its chunks the failure of an error', async () => {
    const digest = `sha256:${'2'.repeat(64)}`;
    registry.reply('/blobs/', () => json('x'));
    const opened = await client.openBlob({ repository, digest, what: 'SBOM', maxBytes: MIB });
    if (!opened.ok) throw new Error('It was refused.');
    const read = async () => {
      for await (const chunk of opened.value.chunks) expect(chunk.byteLength).toBe(1);
    };
    const error: unknown = await read().catch((each: unknown) => each);
    expect(opened.value.failureOf(error)).toEqual(unreadable('SBOM: digest').failure);
    expect(() => opened.value.failureOf(new Error('a bug'))).toThrow('a bug');
  });
});

describe('a malicious redirect', () => {
  const digest = `sha256:${'3'.repeat(64)}`;
  const redirect = (location: string) => {
    registry.reply('/blobs/', () => ({ status: 302, headers: { location }, body: '' }));
  };

  it('is not followed to an inner address, and only its origin is reported', async () => {
    redirect(`${inner.url}/latest/meta-data?Signature=secret`);
    expect(await blobBytes(digest)).toEqual({
      ok: false,
      failure: { kind: 'moved', location: inner.url, host: 'quay.io' },
    });
  });

  it.each([
    ['a name and password', 'http://me:secret@127.0.0.1:1/x', 'http://127.0.0.1:1'],
    ['the address of a cloud’s secrets', 'http://169.254.169.254/latest', 'http://169.254.169.254'],
    ['a file', 'file:///etc/passwd', 'null'],
    ['nowhere', 'http://[', null],
  ])('is not followed to %s', async (_what, location, reported) => {
    redirect(location);
    expect(await blobBytes(digest)).toMatchObject({
      failure: { kind: 'moved', location: reported },
    });
  });

  it('is not followed a second time', async () => {
    const wanted = digestOf(Buffer.from('x'));
    registry.reply(`/hop`, () => ({
      status: 302,
      headers: { location: `${registry.url}/v2/${repository}/blobs/${wanted}` },
      body: '',
    }));
    registry.reply(`/blobs/${wanted}`, () => ({
      status: 302,
      headers: { location: `${registry.url}/hop` },
      body: '',
    }));
    const before = registry.requests.length;
    expect(await blobBytes(wanted)).toMatchObject({ failure: { kind: 'moved' } });
    expect(registry.requests.length - before).toBe(2);
  });
});

describe('a malicious challenge', () => {
  const challenge = (realm: string) => {
    registry.reply('/tags/list', () => ({
      status: 401,
      headers: { 'www-authenticate': `Bearer realm="${realm}",service="x"` },
      body: '',
    }));
  };
  const NOT_OWN = unreadable('its tokens come from a host that is not its own');

  it.each([
    ['an inner address', () => `${inner.url}/token`],
    ['a cloud’s secrets', () => 'http://169.254.169.254/latest/meta-data'],
    ['a name and password', () => registry.url.replace('//', '//me:secret@')],
    ['a file', () => 'file:///etc/passwd'],
    ['what is no URL', () => 'nowhere'],
  ])('gets no request for a token to %s', async (_what, realm) => {
    challenge(realm());
    expect(await client.listTags(repository, false)).toEqual(NOT_OWN);
  });

  it('cannot choose the scope or add to the query', async () => {
    challenge(`${registry.url}/token?scope=repository:other:push&x=1`);
    await client.listTags(repository, false);
    const { path } = registry.requests.findLast((each) => each.path.startsWith('/token')) ?? {
      path: '',
    };
    expect(new URL(path, registry.url).search).toBe(
      `?service=x&scope=${encodeURIComponent(`repository:${repository}:pull`)}`,
    );
  });

  it.each([
    ['with a line break in it', { token: 'a\r\nhost: evil' }],
    ['without end', { token: 'x'.repeat(20_000) }],
    ['that is none', { token: 7 }],
    ['that is missing', {}],
  ])('gets no request with a token %s', async (_what, body) => {
    challenge(`${registry.url}/token`);
    registry.reply('/token', () => json(body));
    const before = registry.count('/tags/list');
    expect(await client.listTags(repository, false)).toEqual(unreadable('token'));
    expect(registry.count('/tags/list') - before).toBe(1);
  });

  it('is not repeated without end', async () => {
    challenge(`${registry.url}/token`);
    const before = registry.count('/tags/list');
    expect(await client.listTags(repository, false)).toMatchObject({
      failure: { kind: 'not-found', what: 'public repository' },
    });
    expect(registry.count('/tags/list') - before).toBe(2);
  });

  it('of Basic credentials is a repository that is not public', async () => {
    registry.reply('/tags/list', () => ({
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="x"' },
      body: '',
    }));
    expect(await client.listTags(repository, false)).toMatchObject({
      failure: { kind: 'not-found', what: 'public repository' },
    });
  });
});

describe('a malicious list of tags', () => {
  const path = `/v2/${repository}/tags/list`;
  const pageWith = (tags: readonly string[], link: string) =>
    json({ tags }, { link: `<${link}>; rel="next"` });

  it.each([
    ['leads to itself', (at: string) => at],
    ['has another next page each time', (_at: string, page: number) => `${path}?last=${page}`],
  ])('ends with a failure when it %s with the same tags', async (_what, next) => {
    let page = 0;
    registry.reply('/tags/list', (at) => pageWith(['v1', 'v2'], next(at, (page += 1))));
    expect(await client.listTags(repository, false)).toEqual(
      unreadable('list of tags: its pages repeat'),
    );
    expect(page).toBe(2);
  });

  it('ends when it has new tags without end, and is not complete', async () => {
    let page = 0;
    registry.reply('/tags/list', () => {
      page += 1;
      const tags = Array.from({ length: 1000 }, (_none, index) => `v${page}.${index}`);
      return pageWith(tags, `${path}?last=${page}`);
    });
    const listing = await client.listTags(repository, false);
    expect(listing).toMatchObject({ value: { isComplete: false } });
    expect(page).toBe(10);
  });

  it('ends when its rows cannot be read, without end', async () => {
    let page = 0;
    registry.reply('/tags/list', () => {
      page += 1;
      return pageWith(
        Array.from({ length: 1000 }, () => '+'),
        `${path}?last=${page}`,
      );
    });
    expect(await client.listTags(repository, false)).toMatchObject({
      value: { rows: [], unreadable: 10_000, isComplete: false },
    });
  });

  it('is a failure when its next page is on another host', async () => {
    registry.reply('/tags/list', () => pageWith(['v1'], `${inner.url}${path}`));
    expect(await client.listTags(repository, false)).toEqual(
      unreadable('list of tags: the next page is elsewhere'),
    );
  });

  it.each([
    ['a page of HTML', '<html></html>'],
    ['no list', '{"tags":{}}'],
    ['half of a list', '{"tags":["v1"'],
  ])('is a failure when it is %s', async (_what, body) => {
    registry.reply('/tags/list', () => json(body));
    expect(await client.listTags(repository, false)).toEqual(unreadable('list of tags: shape'));
  });

  it.each([
    ['leads to itself', { has_additional: true, tags: [{ name: 'v1', start_ts: 1 }] }],
    ['is empty and has more', { has_additional: true, tags: [] }],
  ])('of quay ends with a failure when it %s', async (_what, body) => {
    const quay = clientAt(registry, { tagApi: 'quay' });
    let pages = 0;
    registry.reply('/api/v1/', () => {
      pages += 1;
      return json(body);
    });
    expect(await quay.listTags(repository, true)).toEqual(
      unreadable('list of tags: its pages repeat'),
    );
    expect(pages).toBeLessThanOrEqual(2);
  });

  it('of quay counts rows with impossible times and digests', async () => {
    const quay = clientAt(registry, { tagApi: 'quay' });
    const rows = [
      { name: 'v1', start_ts: 1e300 },
      { name: 'v2', start_ts: -1 },
      { name: 'v3', manifest_digest: 'sha256:zz' },
      { name: '../v4' },
      { name: 'v5', start_ts: 1, end_ts: 253_402_300_799 },
    ];
    registry.reply('/api/v1/', () => json({ tags: rows, has_additional: false }));
    expect(await quay.listTags(repository, true)).toMatchObject({
      value: { rows: [{ name: 'v5', until: null }], unreadable: 4 },
    });
  });
});

describe('malicious referrers', () => {
  const digest = `sha256:${'4'.repeat(64)}`;

  it('are read up to a number, and the others counted', async () => {
    const listed = Array.from({ length: 500 }, (_none, index) => ({
      mediaType: MANIFEST,
      digest: `sha256:${String(index).padStart(64, '0')}`,
      size: 1,
    }));
    registry.reply('/referrers/', () =>
      manifestReply({ schemaVersion: 2, manifests: listed }, INDEX),
    );
    const before = registry.count('/manifests/');
    expect(await client.findReferrers({ repository, digest, seen: [] })).toMatchObject({
      value: { found: [], left: 500, hasReferrersApi: true },
    });
    expect(registry.count('/manifests/') - before).toBeLessThanOrEqual(24);
  });

  it('are not read when their annotations are larger than any signature', async () => {
    const layer = { mediaType: 'x', digest, size: 1, annotations: { big: 'x'.repeat(200_000) } };
    const tag = `sha256-${digest.slice(7)}.sig`;
    registry.reply(tag, () => manifestReply({ schemaVersion: 2, config: CONFIG, layers: [layer] }));
    expect(await client.findReferrers({ repository, digest, seen: [] })).toMatchObject({
      value: { found: [], left: 1 },
    });
  });

  it('are read over a bounded number of pages', async () => {
    let page = 0;
    registry.reply('/referrers/', (path) => {
      page += 1;
      return {
        ...manifestReply({ schemaVersion: 2, manifests: [] }, INDEX),
        headers: {
          'content-type': INDEX,
          link: `<${path.replace(/\?.*/, '')}?p=${page}>; rel="next"`,
        },
      };
    });
    expect((await client.findReferrers({ repository, digest, seen: [] })).ok).toBe(true);
    expect(page).toBe(10);
  });
});

describe('a slow registry', () => {
  const TIMEOUT = { ok: false, failure: { kind: 'timeout', afterMs: 200, host: 'quay.io' } };

  it('is given up when a blob stalls', async () => {
    const impatient = clientAt(registry, { tagApi: 'distribution', timeoutMs: 200 });
    registry.fault('/blobs/', { kind: 'slow-body', ms: 5000 });
    const [digest = ''] = imageRepository(registry.world, repository).blobs.keys();
    const opened = await impatient.openBlob({ repository, digest, what: 'layer', maxBytes: MIB });
    expect(opened.ok ? await opened.value.bytes() : opened).toEqual(TIMEOUT);
  });

  it('is given up when a list drips, though something arrives all the time', async () => {
    const server = createServer((_request, response) => {
      const timer = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const at = { url: `http://127.0.0.1:${port}`, blobHost: '' };
    const dripping = clientAt(at, { tagApi: 'distribution', timeoutMs: 200 });
    expect(await dripping.listTags(repository, false)).toEqual(TIMEOUT);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
