import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { realSource } from '@/stand-in/registry/content-source';
import {
  findDockerRegistry,
  startDockerRegistry,
  type DockerRegistry,
} from '@/stand-in/registry/docker-registry';
import { FACES } from '@/stand-in/registry/faces';
import { IMAGE_REPOSITORIES, IMAGE_TAGS, kairosImages } from '@/stand-in/registry/kairos-images';
import { pushWorld } from '@/stand-in/registry/push-world';
import { startRegistry, type StandInRegistry } from '@/stand-in/registry/server';
import { startTokenServer, type TokenServer } from '@/stand-in/registry/token-server';
import { activeTags, imageRepository } from '@/stand-in/registry/world';

import type { RegistryClient } from './client';
import { clientAt } from './registry.fixture';

const program = findDockerRegistry();
const repository = IMAGE_REPOSITORIES.hadron;
const world = kairosImages();
const images = imageRepository(world, repository);

function digestOfTag(tag: string): string {
  return activeTags(images).find(({ name }) => name === tag)?.digest ?? '';
}

/** Tests with a real registry, with and without tokens. */
function readsIt(connect: () => RegistryClient) {
  it('reads an index, its attestation and the SBOM in it', async () => {
    const client = connect();
    const reference = IMAGE_TAGS.latest;
    const index = await client.fetchManifest({ repository, reference, what: 'tag' });
    if (!index.ok || index.value.kind !== 'new') throw new Error('There is no index.');
    const { digest, manifest } = index.value;
    expect(digest).toBe(digestOfTag(reference));
    const entries = manifest.kind === 'index' ? manifest.manifests : [];
    const attestation = entries.find(({ platform }) => platform?.os === 'unknown')?.digest ?? '';
    const statements = await client.fetchManifest({
      repository,
      reference: attestation,
      what: 'attestation',
    });
    if (!statements.ok || statements.value.kind !== 'new')
      throw new Error('It has no attestation.');
    const attested = statements.value.manifest;
    const [layer] = attested.kind === 'image' ? attested.layers : [];
    expect(layer?.annotations).toEqual({
      'in-toto.io/predicate-type': 'https://spdx.dev/Document',
    });
    const blob = { repository, digest: layer?.digest ?? '', what: 'SBOM', maxBytes: 100_000 };
    const opened = await client.openBlob(blob);
    const bytes = opened.ok ? await opened.value.bytes() : opened;
    const statement = JSON.parse(bytes.ok ? Buffer.from(bytes.value).toString() : '{}');
    expect(statement.predicate.packages).toHaveLength(7);
  });

  it('lists all tags although the registry ignores the size of a page', async () => {
    const listing = await connect().listTags(repository, false);
    const listed = listing.ok ? listing.value.rows.map(({ name }) => name) : [];
    expect(listed.toSorted()).toEqual(
      activeTags(images)
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  it('confirms a tag with a conditional request', async () => {
    const client = connect();
    const request = { repository, tag: IMAGE_TAGS.latest };
    const first = await client.readTag({ ...request, etag: null });
    const etag = first.ok && first.value.kind === 'new' ? first.value.etag : null;
    expect(etag).toBe(`"${digestOfTag(IMAGE_TAGS.latest)}"`);
    const second = await client.readTag({ ...request, etag });
    expect(second).toEqual({ ok: true, value: { kind: 'unchanged' } });
  });

  it('finds signatures by their tags, since the registry has no list of referrers', async () => {
    const client = connect();
    const find = (tag: string) =>
      client.findReferrers({ repository, digest: digestOfTag(tag), seen: [] });
    expect(await find(IMAGE_TAGS.signed)).toMatchObject({
      value: { found: [{ via: 'signature' }], hasReferrersApi: false },
    });
    expect(await find(IMAGE_TAGS.latest)).toMatchObject({
      value: { found: [{ via: 'referrers-tag' }], hasReferrersApi: false },
    });
    expect(await find(IMAGE_TAGS.moved)).toMatchObject({ value: { found: [] } });
  });

  it('gives a missing blob and a missing tag as not found', async () => {
    const client = connect();
    const digest = `sha256:${'0'.repeat(64)}`;
    expect(await client.openBlob({ repository, digest, what: 'layer', maxBytes: 1 })).toMatchObject(
      {
        failure: { kind: 'not-found', what: 'layer', host: 'quay.io' },
      },
    );
    expect(await client.readTag({ repository, tag: 'nope', etag: null })).toMatchObject({
      value: { rows: [] },
    });
  });
}

describe.skipIf(program === null)('a client of docker-registry (needs its Debian package)', () => {
  let registry: DockerRegistry;

  beforeAll(async () => {
    registry = await startDockerRegistry(program ?? '');
    await pushWorld(world, { url: registry.url });
  });

  afterAll(() => registry.stop());

  readsIt(() => clientAt({ url: registry.url, blobHost: '' }, { tagApi: 'distribution' }));

  describe('with the behaviour of quay.io', () => {
    let quay: StandInRegistry;

    beforeAll(async () => {
      quay = await startRegistry(world, { face: FACES.quay, source: realSource(registry.url) });
    });

    afterAll(() => quay.close());

    it('reads a blob over a redirect, and signatures and history over its API', async () => {
      const client = clientAt(quay);
      const [digest = '', bytes] = [...images.blobs][0] ?? [];
      const opened = await client.openBlob({ repository, digest, what: 'layer', maxBytes: 1000 });
      const read = opened.ok ? await opened.value.bytes() : opened;
      expect(read.ok && Buffer.from(read.value)).toEqual(bytes);
      expect(quay.blobRequests).toMatchObject([{ authorization: null, status: 200 }]);
      const signed = { repository, digest: digestOfTag(IMAGE_TAGS.signed), seen: [] };
      expect(await client.findReferrers(signed)).toMatchObject({
        value: { found: [{ via: 'signature' }], hasReferrersApi: true },
      });
      const tag = await client.readTag({ repository, tag: IMAGE_TAGS.deleted, etag: null });
      expect(tag).toMatchObject({ value: { rows: [{ until: expect.any(String) }] } });
    });
  });
});

describe.skipIf(program === null)(
  'a client of docker-registry with tokens (needs its Debian package)',
  () => {
    let tokens: TokenServer;
    let registry: DockerRegistry;

    beforeAll(async () => {
      tokens = await startTokenServer();
      registry = await startDockerRegistry(program ?? '', tokens);
      await pushWorld(world, { url: registry.url, tokenFor: tokens.pushToken });
    });

    afterAll(async () => {
      await registry.stop();
      await tokens.close();
    });

    const connect = (tokenOrigins: readonly string[]) =>
      clientAt({ url: registry.url, blobHost: '' }, { tagApi: 'distribution', tokenOrigins });

    readsIt(() => connect([new URL(tokens.realm).origin]));

    it('gets no token from an issuer that is not in the table', async () => {
      const before = tokens.issued();
      const client = connect(['https://auth.example.org']);
      expect(await client.listTags(repository, false)).toMatchObject({
        failure: { kind: 'unreadable', host: 'quay.io' },
      });
      expect(tokens.issued()).toBe(before);
    });
  },
);
