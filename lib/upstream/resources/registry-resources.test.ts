import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { compareText } from '@/lib/base/text/compare-text';
import { currentDigest } from '@/lib/releases/images/merge-tags';
import type { RegistryClient } from '@/lib/upstream/registry/client';
import { clientAt } from '@/lib/upstream/registry/registry.fixture';
import { FACES } from '@/stand-in/registry/faces';
import { IMAGE_REPOSITORIES, IMAGE_TAGS, kairosImages } from '@/stand-in/registry/kairos-images';
import { pushImage } from '@/stand-in/registry/push-image';
import { startRegistry, type StandInRegistry } from '@/stand-in/registry/server';
import { deleteTag, imageRepository, setTag } from '@/stand-in/registry/world';

import { attestationResource } from './attestation-resource';
import { imageContentResource } from './image-content-resource';
import { imageTagResource } from './image-tag-resource';
import { referrersResource } from './referrers-resource';
import { registryResourceOf } from './registry-resource-of-key';
import { registryTagsResource } from './registry-tags-resource';
import { registryUpstream } from './registry-upstream.fixture';
import type { AnyResource } from './resource';
import type { Upstream } from './upstream';
import { handClock, memoryStore, settled, type HandClock } from './upstream.fixture';

const WAIT = { waitMs: 5000 };
const DAY = 24 * 60;
const repository = IMAGE_REPOSITORIES.hadron;

let quay: StandInRegistry;
let ghcr: StandInRegistry;
let clock: HandClock;
let upstream: Upstream;
let client: RegistryClient;

beforeEach(async () => {
  [quay, ghcr] = await Promise.all([
    startRegistry(kairosImages(), { face: FACES.quay }),
    startRegistry(kairosImages(), { face: FACES.ghcr }),
  ]);
  clock = handClock();
  upstream = registryUpstream({ quay, ghcr, clock });
  [client] = upstream.registries as [RegistryClient];
});

afterEach(async () => {
  await Promise.all([quay.close(), ghcr.close()]);
});

/** The value of a resource after a refresh; the failure where there is none. */
async function read<Value>(resource: AnyResource<Value>) {
  await upstream.read(resource, WAIT);
  await settled(upstream, resource.key);
  const state = upstream.peek(resource);
  return state.cached?.value ?? state.failure;
}

async function valueOf<Value>(resource: AnyResource<Value>): Promise<Value> {
  await read(resource);
  const { cached, failure } = upstream.peek(resource);
  if (cached === null) throw new Error(`There is no value: ${JSON.stringify(failure)}`);
  return cached.value;
}

const tagOf = (tag: string, of = client) => imageTagResource(of, { repository, tag }, clock.now);

async function digestOf(tag: string): Promise<string> {
  return currentDigest(await valueOf(tagOf(tag))) ?? '';
}

const hadron = () => imageRepository(quay.world, repository);

describe('the tag of an image', () => {
  it('has the digest and, where the registry has one, the history', async () => {
    const moved = await valueOf(tagOf(IMAGE_TAGS.moved));
    expect(moved.targets).toHaveLength(2);
    expect(quay.pulls()).toBe(0);
  });

  it('that was deleted before it was first seen says when', async () => {
    const deleted = await valueOf(tagOf(IMAGE_TAGS.deleted));
    expect(deleted.targets).toMatchObject([{ until: '2026-09-22T08:00:00.000Z' }]);
    expect(currentDigest(deleted)).toBeNull();
  });

  it('that never existed is a failure with the host', async () => {
    expect(await read(tagOf('v99'))).toEqual({ kind: 'not-found', what: 'tag', host: 'quay.io' });
  });

  it('of a repository that is not public is a failure too', async () => {
    const secret = imageTagResource(client, { repository: 'kairos/secret', tag: 'v1' });
    expect(await read(secret)).toMatchObject({ kind: 'not-found', what: 'public repository' });
  });

  it.each([
    ['on quay.io', () => [quay, client] as const],
    ['on a registry without a history', () => [ghcr, upstream.registries[1] ?? client] as const],
  ])('that is pushed again shows what it was before, %s', async (_where, choose) => {
    const [registry, of] = choose();
    const before = await valueOf(tagOf(IMAGE_TAGS.latest, of));
    const at = Math.floor(Date.now() / 1000);
    pushImage(registry.world, { repository, tag: IMAGE_TAGS.latest, at, build: '2' });
    clock.advance(61);
    const after = await valueOf(tagOf(IMAGE_TAGS.latest, of));
    expect(after.targets).toHaveLength(2);
    expect(after.targets[1]?.digest).toBe(currentDigest(before));
    expect(currentDigest(after)).not.toBe(currentDigest(before));
  });

  it('that a registry forgot is looked for again soon, and is missing only then', async () => {
    const of = upstream.registries[1] ?? client;
    await valueOf(tagOf(IMAGE_TAGS.latest, of));
    deleteTag(imageRepository(ghcr.world, repository), IMAGE_TAGS.latest, 1);
    clock.advance(61);
    expect((await valueOf(tagOf(IMAGE_TAGS.latest, of))).missing).toMatchObject({ looks: 1 });
    clock.advance(6);
    expect((await valueOf(tagOf(IMAGE_TAGS.latest, of))).missing).toMatchObject({ looks: 2 });
    const requests = ghcr.requests.length;
    clock.advance(6);
    await read(tagOf(IMAGE_TAGS.latest, of));
    expect(ghcr.requests.length).toBe(requests);
  });
});

describe('the tags of a repository', () => {
  const tags = () => registryTagsResource(client, repository, clock.now);

  it('have those that were deleted and moved, and count what belongs to digests', async () => {
    const list = await valueOf(tags());
    const named = (name: string) => list.tags.find((tag) => tag.name === name);
    expect(named(IMAGE_TAGS.moved)?.targets).toHaveLength(2);
    expect(named(IMAGE_TAGS.deleted)?.targets[0]?.until).not.toBeNull();
    expect(list.tags.map(({ name }) => name)).toEqual(
      Object.values(IMAGE_TAGS)
        .filter((tag) => tag !== IMAGE_TAGS.jetson && tag !== IMAGE_TAGS.attested)
        .toSorted(),
    );
    expect(list.companions).toEqual({ signature: 1, attestation: 0, sbom: 0, referrers: 1 });
    expect(list).toMatchObject({ isComplete: true, unreadable: 0 });
  });

  it('read the history once a day, and the active tags in between', async () => {
    await valueOf(tags());
    for (let hour = 0; hour < 25; hour += 1) {
      clock.advance(60);
      // oxlint-disable-next-line no-await-in-loop
      await read(tags());
    }
    expect(quay.count('onlyActiveTags')).toBe(24);
    expect(quay.count('/tag/?')).toBe(26);
  });

  it('read the history immediately when a tag is gone, to see whether it was deleted', async () => {
    await valueOf(tags());
    deleteTag(hadron(), IMAGE_TAGS.signed, Math.floor(Date.now() / 1000) - 5);
    clock.advance(61);
    const list = await valueOf(tags());
    const gone = list.tags.find(({ name }) => name === IMAGE_TAGS.signed);
    expect(gone).toMatchObject({ missing: null, targets: [{ until: expect.any(String) }] });
  });

  it('are kept when the registry lists none of them once', async () => {
    const before = await valueOf(tags());
    quay.fault('/tag/?', { kind: 'json', body: { tags: [], has_additional: false } });
    clock.advance(61);
    const during = await valueOf(tags());
    expect(during.tags.map(({ name }) => name)).toEqual(before.tags.map(({ name }) => name));
    quay.clear();
    clock.advance(61);
    expect(await valueOf(tags())).toEqual({ ...before, historyAt: during.historyAt });
  });

  it('are the same value while nothing changes', async () => {
    await read(tags());
    const first = upstream.peek(tags()).cached;
    clock.advance(61);
    await read(tags());
    expect(upstream.peek(tags()).cached).toMatchObject({ fetchedAt: first?.fetchedAt });
    expect(upstream.peek(tags()).cached?.checkedAt).not.toBe(first?.checkedAt);
  });

  it('are at most 5,000, the latest', async () => {
    const digest = await digestOf(IMAGE_TAGS.latest);
    for (let index = 0; index < 5100; index += 1) {
      setTag(hadron(), `v0.0.${index}`, digest, 1_000_000_000 + index);
    }
    const list = await valueOf(tags());
    expect(list.tags).toHaveLength(5000);
    expect(list.isComplete).toBe(false);
    const names = new Set(list.tags.map(({ name }) => name));
    expect([names.has(IMAGE_TAGS.latest), names.has('v0.0.5099'), names.has('v0.0.0')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('the content of an image', () => {
  it('has its platforms with labels, date and layers, and its attestations', async () => {
    const digest = await digestOf(IMAGE_TAGS.latest);
    const content = await valueOf(imageContentResource(client, { repository, digest }));
    expect(content.platforms).toMatchObject([
      { os: 'linux', architecture: 'amd64', details: { layers: [{}, {}] } },
      {
        os: 'linux',
        architecture: 'arm64',
        details: {
          createdAt: '2026-10-01T08:00:00.000Z',
          labels: { 'org.opencontainers.image.version': IMAGE_TAGS.latest },
        },
      },
    ]);
    expect(content.attestations.map(({ subject }) => subject)).toEqual(
      content.platforms.map((each) => each.digest),
    );
    expect(content.left).toBe(0);
  });

  it('without an SBOM has no attestation, as that of a board', async () => {
    const place = { repository: IMAGE_REPOSITORIES.ubuntu, tag: IMAGE_TAGS.jetson };
    const digest = currentDigest(await valueOf(imageTagResource(client, place))) ?? '';
    const ofBoard = { repository: IMAGE_REPOSITORIES.ubuntu, digest };
    const content = await valueOf(imageContentResource(client, ofBoard));
    expect(content.attestations).toEqual([]);
    expect(content.platforms).toMatchObject([{ architecture: 'arm64' }]);
  });

  it('may be that of one platform, by its own digest', async () => {
    const index = await digestOf(IMAGE_TAGS.latest);
    const { platforms } = await valueOf(
      imageContentResource(client, { repository, digest: index }),
    );
    const digest = platforms[1]?.digest ?? '';
    const content = await valueOf(imageContentResource(client, { repository, digest }));
    expect(content.platforms).toEqual([platforms[1]]);
  });

  it('is never requested again, at any age and by any URL', async () => {
    const store = memoryStore();
    upstream = registryUpstream({ quay, clock, store });
    const digest = await digestOf(IMAGE_TAGS.latest);
    const content = imageContentResource(client, { repository, digest });
    await valueOf(content);
    const requests = quay.requests.length;
    clock.advance(400 * DAY);
    await read(content);
    upstream.markChanged([content.key]);
    await read(content);
    upstream = registryUpstream({ quay: ghcr, clock, store });
    const [other] = upstream.registries as [RegistryClient];
    await read(imageContentResource(other, { repository, digest }));
    expect(quay.requests.length).toBe(requests);
    expect(ghcr.requests).toEqual([]);
    expect(upstream.peek(content).failure).toBeNull();
  });

  it('keeps an image that cannot be read as one without details', async () => {
    const digest = await digestOf(IMAGE_TAGS.latest);
    const content = imageContentResource(client, { repository, digest });
    const { manifests } = hadron();
    const index = JSON.parse(String(manifests.get(digest)?.bytes));
    manifests.delete(index.manifests[1].digest);
    expect((await valueOf(content)).platforms).toMatchObject([
      { architecture: 'amd64', details: {} },
      { architecture: 'arm64', details: null },
    ]);
  });

  it('is a failure, and read again later, while the registry cannot give all of it', async () => {
    const digest = await digestOf(IMAGE_TAGS.latest);
    const content = imageContentResource(client, { repository, digest });
    quay.fault('/blobs/', { kind: 'status', status: 500 });
    expect(await read(content)).toEqual({ kind: 'unavailable', status: 500, host: 'quay.io' });
    quay.clear();
    clock.advance(2);
    expect((await valueOf(content)).platforms).toHaveLength(2);
  });

  it('is read without a pull where the registry has an API for it', async () => {
    const digest = await digestOf(IMAGE_TAGS.latest);
    await valueOf(imageContentResource(client, { repository, digest }));
    expect(quay.pulls()).toBe(0);
  });

  it.each([
    ['gives another manifest', { manifest_data: '{"schemaVersion":2,"manifests":[]}' }],
    ['gives something else', { manifest: [] }],
  ])('is fetched from the registry itself where that API %s', async (_what, body) => {
    const digest = await digestOf(IMAGE_TAGS.latest);
    quay.fault('/manifest/', { kind: 'json', body });
    const { platforms } = await valueOf(imageContentResource(client, { repository, digest }));
    expect(platforms).toHaveLength(2);
    expect(quay.pulls()).toBeGreaterThan(0);
  });

  it('is a failure where the bytes have another digest', async () => {
    const digest = await digestOf(IMAGE_TAGS.latest);
    quay.reply(/\/manifests?\//, () => ({
      status: 200,
      headers: { 'content-type': 'application/vnd.oci.image.index.v1+json' },
      body: '{"schemaVersion":2,"manifests":[]}',
    }));
    expect(await read(imageContentResource(client, { repository, digest }))).toEqual({
      kind: 'unreadable',
      where: 'image: digest',
      host: 'quay.io',
    });
  });
});

describe('an attestation', () => {
  it('has its statements, which can be read with their digests checked', async () => {
    const digest = await digestOf(IMAGE_TAGS.latest);
    const content = await valueOf(imageContentResource(client, { repository, digest }));
    const [listed] = content.attestations;
    const place = { repository, digest: listed?.digest ?? '' };
    const { statements } = await valueOf(attestationResource(client, place));
    expect(statements.map(({ predicateType }) => predicateType)).toEqual([
      'https://spdx.dev/Document',
      'https://slsa.dev/provenance/v0.2',
    ]);
    const [sbom] = statements;
    const request = { client, repository, digest: sbom?.digest ?? '', what: 'SBOM', maxBytes: 1e6 };
    const bytes = await upstream.readContent(request);
    const statement = JSON.parse(bytes.ok ? Buffer.from(bytes.value).toString() : 'null');
    expect(statement.subject[0].digest.sha256).toBe(listed?.subject?.slice('sha256:'.length));
  });

  it('that is no such manifest is a failure', async () => {
    const digest = await digestOf(IMAGE_TAGS.latest);
    expect(await read(attestationResource(client, { repository, digest }))).toEqual({
      kind: 'unreadable',
      where: 'attestation',
      host: 'quay.io',
    });
  });
});

describe('what refers to an image', () => {
  it('is looked for every six hours, and no manifest is fetched twice', async () => {
    const digest = await digestOf(IMAGE_TAGS.signed);
    const referrers = referrersResource(client, { repository, digest });
    expect(await valueOf(referrers)).toMatchObject({ found: [{ via: 'signature' }] });
    const manifests = quay.count('/manifest/');
    expect(manifests).toBe(1);
    clock.advance(5 * 60);
    await read(referrers);
    expect(quay.count('/referrers/')).toBe(1);
    clock.advance(61);
    await read(referrers);
    expect(quay.count('/referrers/')).toBe(2);
    expect(quay.count('/manifest/')).toBe(manifests);
    expect(quay.pulls()).toBe(0);
  });
});

describe('the limits of a registry', () => {
  it('pause requests to it for as long as it says, and to no other', async () => {
    quay.fault('/api/', { kind: 'secondary-limit', retryAfterSeconds: 300 });
    expect(await read(tagOf(IMAGE_TAGS.latest))).toMatchObject({ host: 'quay.io' });
    quay.clear();
    const requests = quay.requests.length;
    clock.advance(2);
    expect((await upstream.read(tagOf(IMAGE_TAGS.moved), WAIT)).failure).toMatchObject({
      kind: 'secondary-limit',
      host: 'quay.io',
    });
    expect(quay.requests.length).toBe(requests);
    const other = upstream.registries[1] ?? client;
    expect(await valueOf(tagOf(IMAGE_TAGS.latest, other))).toMatchObject({ missing: null });
    expect(upstream.pausedUntil()).toBeNull();
    clock.advance(4);
    expect(await valueOf(tagOf(IMAGE_TAGS.moved))).toMatchObject({ missing: null });
  });

  it('refuse visitors beyond a limit, for each registry separately', async () => {
    quay.fault('/api/', { kind: 'slow', ms: 300 });
    const all = Array.from({ length: 30 }, (_none, index) => tagOf(`v${index}`));
    const states = await Promise.all(all.map((each) => upstream.read(each, { waitMs: 0 })));
    expect(states.filter(({ failure }) => failure !== null)).toHaveLength(6);
    const other = upstream.registries[1] ?? client;
    expect(await valueOf(tagOf(IMAGE_TAGS.latest, other))).toMatchObject({ missing: null });
    await settled(upstream, ...all.map(({ key }) => key));
  });
});

describe('registryResourceOf', () => {
  it('names every resource of a registry by the key of its record', async () => {
    const digest = await digestOf(IMAGE_TAGS.latest);
    const place = { repository, digest };
    const { attestations } = await valueOf(imageContentResource(client, place));
    await valueOf(registryTagsResource(client, repository));
    await valueOf(
      attestationResource(client, { repository, digest: attestations[0]?.digest ?? '' }),
    );
    await valueOf(referrersResource(client, place));
    const words = upstream.store.list().map(({ key }) => {
      const named = registryResourceOf(upstream, key);
      expect(named?.state.cached).not.toBeNull();
      return named?.words.replace(/[a-f0-9]{12}…/, '…') ?? key;
    });
    expect(words.toSorted(compareText)).toEqual([
      'Attestation quay.io/kairos/hadron@sha256:…',
      'Content of quay.io/kairos/hadron@sha256:…',
      `Image quay.io/kairos/hadron:${IMAGE_TAGS.latest}`,
      'Signatures of quay.io/kairos/hadron@sha256:…',
      'Tags of quay.io/kairos/hadron',
    ]);
  });

  it.each([
    'runs:kairos-init:main',
    'image:docker.io/library/ubuntu:24.04',
    'image:quay.io',
    'other:quay.io/kairos/hadron',
    'quota',
  ])('gives null for %s', (key) => {
    expect(registryResourceOf(upstream, key)).toBeNull();
  });

  it('reads the host of a key with its port', () => {
    const local = registryUpstream({ quay, clock });
    const at = clientAt(quay, { host: 'localhost:5000' });
    const named = registryResourceOf({ ...local, registries: [at] }, 'image:localhost:5000/a/b:v1');
    expect(named?.words).toBe('Image localhost:5000/a/b:v1');
  });
});
