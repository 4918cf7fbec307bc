import { afterEach, describe, expect, it } from 'vitest';

import { FACES, type Face } from '@/stand-in/registry/faces';
import { IMAGE_REPOSITORIES, IMAGE_TAGS, kairosImages } from '@/stand-in/registry/kairos-images';
import { startRegistry, type StandInRegistry } from '@/stand-in/registry/server';
import { imageRepository, putBlob, putManifest, setTag } from '@/stand-in/registry/world';

import { clientAt } from './registry.fixture';

const repository = IMAGE_REPOSITORIES.hadron;

let standIn: StandInRegistry | null = null;

afterEach(async () => {
  await standIn?.close();
  standIn = null;
});

async function start(face: Face): Promise<StandInRegistry> {
  standIn = await startRegistry(kairosImages(), { face });
  return standIn;
}

/** A face and the client that reads it. */
async function connect(face: Face) {
  const registry = await start(face);
  const client = clientAt(registry, { tagApi: face.hasHistory ? 'quay' : 'distribution' });
  return { registry, client };
}

function digestOfTag(registry: StandInRegistry, tag: string): string {
  const { tags } = imageRepository(registry.world, repository);
  return tags.findLast(({ name }) => name === tag)?.digest ?? '';
}

const ALL_FACES = Object.entries(FACES);

describe.each(ALL_FACES)('a client of a registry like %s', (_name, face) => {
  it('fetches an index by tag and by digest, with a digest computed over its bytes', async () => {
    const { registry, client } = await connect(face);
    const byTag = await client.fetchManifest({
      repository,
      reference: IMAGE_TAGS.latest,
      what: 'tag',
    });
    const digest = digestOfTag(registry, IMAGE_TAGS.latest);
    expect(byTag).toMatchObject({
      ok: true,
      value: { kind: 'new', digest, manifest: { kind: 'index' } },
    });
    const byDigest = await client.fetchManifest({ repository, reference: digest, what: 'image' });
    expect(byDigest).toEqual(byTag);
  });

  it('reads a blob wherever the registry has it, and sends no credentials to the other host', async () => {
    const { registry, client } = await connect(face);
    const { blobs } = imageRepository(registry.world, repository);
    const [digest = '', bytes] = [...blobs][0] ?? [];
    const opened = await client.openBlob({ repository, digest, what: 'layer', maxBytes: 1000 });
    const read = opened.ok ? await opened.value.bytes() : opened;
    expect(read.ok && Buffer.from(read.value)).toEqual(bytes);
    expect(registry.blobRequests).toHaveLength(face.redirectsBlobs ? 1 : 0);
    expect(registry.blobRequests.every(({ authorization }) => authorization === null)).toBe(true);
  });

  it('says that it has no public repository where there is none, or a private one', async () => {
    const { client } = await connect(face);
    const failure = { kind: 'not-found', what: 'public repository', host: 'quay.io' };
    expect(
      await client.fetchManifest({ repository: 'kairos/secret', reference: 'v1', what: 'tag' }),
    ).toEqual({ ok: false, failure });
    expect(await client.listTags('kairos/secret', false)).toEqual({ ok: false, failure });
    expect(await client.readTag({ repository: 'kairos/secret', tag: 'v1', etag: null })).toEqual({
      ok: false,
      failure,
    });
  });

  it('lists every tag over all pages', async () => {
    const { registry, client } = await connect(face);
    const images = imageRepository(registry.world, repository);
    const names = Array.from({ length: 260 }, (_none, index) => `v9.0.${index}`);
    for (const name of names) setTag(images, name, digestOfTag(registry, IMAGE_TAGS.latest), 1);
    const listing = await client.listTags(repository, false);
    const listed = listing.ok ? listing.value.rows.map(({ name }) => name) : [];
    expect(listed).toEqual(expect.arrayContaining(names));
    expect(new Set(listed).size).toBe(listed.length);
    expect(listing).toMatchObject({ value: { isComplete: true, unreadable: 0 } });
    expect(listed).not.toContain(IMAGE_TAGS.deleted);
  });

  it('finds the signature of cosign 2 under its tag', async () => {
    const { registry, client } = await connect(face);
    const digest = digestOfTag(registry, IMAGE_TAGS.signed);
    const referrers = await client.findReferrers({ repository, digest, seen: [] });
    expect(referrers).toMatchObject({
      value: {
        found: [
          {
            via: 'signature',
            subject: null,
            layers: [{ annotations: { 'dev.cosignproject.cosign/signature': expect.any(String) } }],
          },
        ],
        left: 0,
      },
    });
  });

  it('finds the bundle of cosign 3 among the referrers, once', async () => {
    const { registry, client } = await connect(face);
    const digest = digestOfTag(registry, IMAGE_TAGS.latest);
    const referrers = await client.findReferrers({ repository, digest, seen: [] });
    expect(referrers).toMatchObject({
      value: {
        found: [
          {
            via: 'referrers-tag',
            subject: digest,
            artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
          },
        ],
        hasReferrersApi: face.referrers === 'listed',
      },
    });
  });

  it('fetches no manifest of a referrer again', async () => {
    const { registry, client } = await connect(face);
    const digest = digestOfTag(registry, IMAGE_TAGS.latest);
    const first = await client.findReferrers({ repository, digest, seen: [] });
    const found = first.ok ? first.value.found : [];
    const before = registry.requests.length;
    const second = await client.findReferrers({ repository, digest, seen: found });
    expect(second).toEqual(first);
    const again = registry.requests.slice(before).map(({ path }) => path);
    expect(again.filter((path) => path.includes('/manifests/sha256:'))).toEqual([]);
  });

  it('finds what cosign attached to an image of 2023', async () => {
    const { registry, client } = await connect(face);
    const { tags } = imageRepository(registry.world, IMAGE_REPOSITORIES.opensuse);
    const digest = tags.find(({ name }) => name === IMAGE_TAGS.attested)?.digest ?? '';
    const request = { repository: IMAGE_REPOSITORIES.opensuse, digest, seen: [] };
    const referrers = await client.findReferrers(request);
    const found = referrers.ok ? referrers.value.found.map(({ via }) => via) : [];
    expect(found).toEqual(['attestation', 'sbom']);
  });

  it('finds nothing for an image without any', async () => {
    const { registry, client } = await connect(face);
    const digest = digestOfTag(registry, IMAGE_TAGS.moved);
    expect(await client.findReferrers({ repository, digest, seen: [] })).toMatchObject({
      ok: true,
      value: { found: [], left: 0 },
    });
  });
});

describe('a client of quay', () => {
  it('looks whether a tag exists without a request for its manifest, which would count as a pull', async () => {
    const { registry, client } = await connect(FACES.quay);
    const digest = digestOfTag(registry, IMAGE_TAGS.moved);
    const read = await client.readTag({ repository, tag: IMAGE_TAGS.moved, etag: null });
    expect(read.ok && read.value.kind === 'new' ? read.value.rows : []).toMatchObject([
      { name: IMAGE_TAGS.moved, digest, until: null },
      { name: IMAGE_TAGS.moved, until: expect.any(String) },
    ]);
    await client.listTags(repository, true);
    await client.readTag({ repository, tag: 'no-such-tag', etag: null });
    expect(registry.pulls()).toBe(0);
  });

  it('looks for signatures without a request for manifests that are not there', async () => {
    const { registry, client } = await connect(FACES.quay);
    const digest = digestOfTag(registry, IMAGE_TAGS.moved);
    await client.findReferrers({ repository, digest, seen: [] });
    expect(registry.count('/manifests/')).toBe(0);
  });

  it('lists deleted and moved tags where the history is wanted', async () => {
    const { client } = await connect(FACES.quay);
    const listing = await client.listTags(repository, true);
    const rows = listing.ok ? listing.value.rows : [];
    const ofName = (wanted: string) => rows.filter(({ name }) => name === wanted);
    expect(ofName(IMAGE_TAGS.deleted)).toMatchObject([{ until: expect.any(String) }]);
    expect(ofName(IMAGE_TAGS.moved)).toHaveLength(2);
  });

  it('reads a tag that will expire as one that is there', async () => {
    const { registry, client } = await connect(FACES.quay);
    const inAnHour = Math.floor(Date.now() / 1000) + 3600;
    const { tags } = imageRepository(registry.world, repository);
    for (const tag of tags) if (tag.name === IMAGE_TAGS.latest) tag.until = inAnHour;
    const read = await client.readTag({ repository, tag: IMAGE_TAGS.latest, etag: null });
    expect(read).toMatchObject({ value: { rows: [{ until: null }] } });
  });

  it('says of a deleted tag that it was deleted where it is fetched all the same', async () => {
    const { client } = await connect(FACES.quay);
    expect(
      await client.fetchManifest({ repository, reference: IMAGE_TAGS.deleted, what: 'tag' }),
    ).toMatchObject({
      failure: { kind: 'not-found', what: 'current tag (it was deleted or has expired)' },
    });
  });
});

describe('a client of ghcr', () => {
  it('gets one token for a repository and uses it until it ends', async () => {
    const { registry, client } = await connect(FACES.ghcr);
    await Promise.all([
      client.listTags(repository, false),
      client.fetchManifest({ repository, reference: IMAGE_TAGS.latest, what: 'tag' }),
    ]);
    await client.listTags(repository, false);
    expect(registry.count('/token')).toBe(1);
    expect(registry.requests.at(-1)?.authorization).toMatch(/^Bearer /);
    await client.listTags(IMAGE_REPOSITORIES.ubuntu, false);
    expect(registry.count('/token')).toBe(2);
  });

  it('gets a new token where the registry no longer accepts the one it has', async () => {
    const { registry, client } = await connect(FACES.ghcr);
    await client.listTags(repository, false);
    let refusals = 0;
    registry.reply('/tags/list', () => {
      refusals += 1;
      registry.clear();
      return {
        status: 401,
        headers: { 'www-authenticate': `Bearer realm="${registry.url}/token",service="x"` },
        body: '',
      };
    });
    expect((await client.listTags(repository, false)).ok).toBe(true);
    expect([refusals, registry.count('/token')]).toEqual([1, 2]);
  });

  it('confirms a tag with a conditional request', async () => {
    const { client } = await connect(FACES.ghcr);
    const first = await client.readTag({ repository, tag: IMAGE_TAGS.latest, etag: null });
    const etag = first.ok && first.value.kind === 'new' ? first.value.etag : null;
    expect(etag).not.toBeNull();
    expect(await client.readTag({ repository, tag: IMAGE_TAGS.latest, etag })).toEqual({
      ok: true,
      value: { kind: 'unchanged' },
    });
  });

  it('gives no rows for a tag that does not exist', async () => {
    const { client } = await connect(FACES.ghcr);
    expect(await client.readTag({ repository, tag: 'no-such-tag', etag: null })).toEqual({
      ok: true,
      value: { kind: 'new', rows: [], etag: null },
    });
  });

  it.each(['missing', 'elsewhere', 'empty'] as const)(
    'finds the bundle under the fallback tag where its own list is %s',
    async (referrers) => {
      const { registry, client } = await connect({ ...FACES.ghcr, referrers });
      const digest = digestOfTag(registry, IMAGE_TAGS.latest);
      expect(await client.findReferrers({ repository, digest, seen: [] })).toMatchObject({
        value: { found: [{ via: 'referrers-tag' }], hasReferrersApi: referrers === 'empty' },
      });
    },
  );
});

describe('a client of any registry', () => {
  it('accepts every type of manifest, and the original bytes, since digests are of those', async () => {
    const { registry, client } = await connect(FACES.plain);
    await client.fetchManifest({ repository, reference: IMAGE_TAGS.latest, what: 'tag' });
    const [arrival] = registry.requests;
    expect(arrival?.headers).toMatchObject({
      'accept-encoding': 'identity',
      'user-agent': 'kairos-matrix',
      accept: expect.stringMatching(
        /oci\.image\.index.*manifest\.list.*image\.manifest.*distribution\.manifest/,
      ),
    });
  });

  it('spaces its requests by the pace of the registry', async () => {
    const registry = await start(FACES.plain);
    const client = clientAt(registry, {
      tagApi: 'distribution',
      requestsPerSecond: { listing: 10, content: 1000 },
    });
    await Promise.all(Array.from({ length: 4 }, () => client.listTags(repository, false)));
    const [first = 0, , , last = 0] = registry.requests.map(({ at }) => at);
    // Three pauses of 100 ms, less what the first connection takes.
    expect(last - first).toBeGreaterThan(240);
  });

  it.each([
    [
      'a limit, with its pause',
      { kind: 'secondary-limit', retryAfterSeconds: 7 },
      { kind: 'secondary-limit', retryAfterSeconds: 7 },
    ],
    ['an outage', { kind: 'status', status: 502 }, { kind: 'unavailable', status: 502 }],
    ['a refusal', { kind: 'status', status: 403 }, { kind: 'forbidden', status: 403 }],
    [
      'a page of a proxy',
      { kind: 'html', status: 200 },
      { kind: 'unreadable', where: 'tag: media type text/html' },
    ],
    ['half of a manifest', { kind: 'truncated' }, { kind: 'unreadable', where: 'tag: digest' }],
    ['a broken connection', { kind: 'reset' }, { kind: 'unreachable' }],
    ['a connection that breaks in the middle', { kind: 'cut' }, { kind: 'unreachable' }],
    [
      'a redirect of a manifest',
      { kind: 'redirect', location: 'https://example.org/a?secret=1' },
      { kind: 'moved', location: 'https://example.org' },
    ],
  ] as const)('gives %s as a failure with the host', async (_what, fault, failure) => {
    const { registry, client } = await connect(FACES.quay);
    registry.fault('/manifests/', fault);
    expect(
      await client.fetchManifest({ repository, reference: IMAGE_TAGS.latest, what: 'tag' }),
    ).toMatchObject({ ok: false, failure: { ...failure, host: 'quay.io' } });
  });

  it.each(['slow', 'slow-body'] as const)('ends a response that is too late: %s', async (kind) => {
    const registry = await start(FACES.quay);
    const client = clientAt(registry, { timeoutMs: 200 });
    registry.fault('/manifests/', { kind, ms: 5000 });
    expect(
      await client.fetchManifest({ repository, reference: IMAGE_TAGS.latest, what: 'tag' }),
    ).toEqual({ ok: false, failure: { kind: 'timeout', afterMs: 200, host: 'quay.io' } });
  });

  it('looks for tags where the list of referrers is out of order, and fails where they have nothing', async () => {
    const { registry, client } = await connect(FACES.quay);
    registry.fault('/referrers/', { kind: 'status', status: 500 });
    const signed = digestOfTag(registry, IMAGE_TAGS.signed);
    expect(await client.findReferrers({ repository, digest: signed, seen: [] })).toMatchObject({
      value: { found: [{ via: 'signature' }], hasReferrersApi: false },
    });
    const unsigned = digestOfTag(registry, IMAGE_TAGS.moved);
    expect(await client.findReferrers({ repository, digest: unsigned, seen: [] })).toMatchObject({
      failure: { kind: 'unavailable', status: 500, host: 'quay.io' },
    });
  });

  it('leaves out a referrer that is about another image, and counts it', async () => {
    const { registry, client } = await connect(FACES.plain);
    const images = imageRepository(registry.world, repository);
    const digest = digestOfTag(registry, IMAGE_TAGS.moved);
    const stranger = putManifest(images, 'application/vnd.oci.image.manifest.v1+json', {
      schemaVersion: 2,
      config: putBlob(images, 'application/vnd.oci.empty.v1+json', '{}'),
      layers: [],
      subject: { mediaType: 'x', digest: digestOfTag(registry, IMAGE_TAGS.latest), size: 1 },
    });
    const index = putManifest(images, 'application/vnd.oci.image.index.v1+json', {
      schemaVersion: 2,
      manifests: [stranger],
    });
    setTag(images, digest.replace(':', '-'), index.digest, 1);
    expect(await client.findReferrers({ repository, digest, seen: [] })).toMatchObject({
      value: { found: [], left: 1 },
    });
  });

  it('counts rows of tags that no reference could have', async () => {
    const { registry, client } = await connect(FACES.plain);
    registry.reply('/tags/list', () => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tags: ['v1', 'a+b', 7, null, '../x', 'v2'] }),
    }));
    expect(await client.listTags(repository, false)).toMatchObject({
      value: { rows: [{ name: 'v1' }, { name: 'v2' }], unreadable: 4, isComplete: true },
    });
  });
});
