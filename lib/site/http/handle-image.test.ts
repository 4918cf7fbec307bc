import { createHash } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { prepareStandIn, untilListsAreWhole } from '@/lib/site/load/stand-in.fixture';
import { IMAGE_TAGS } from '@/stand-in/registry/kairos-images';
import { inPlaceOfQuay, startRegistry, type StandInRegistry } from '@/stand-in/registry/server';
import { signedImages } from '@/stand-in/registry/signed-images';

import { handleChanges } from './handle-changes';
import { handleImage } from './handle-image';
import { handleImageSbom } from './handle-image-sbom';
import { handlePackages } from './handle-packages';

prepareStandIn();

let quay: StandInRegistry;

beforeAll(async () => {
  quay = await startRegistry(await signedImages());
  vi.stubEnv('REGISTRIES', inPlaceOfQuay(quay));
});

afterAll(() => quay.close());

beforeEach(() => quay.clear());

const HADRON = 'quay.io/kairos/hadron';
const LATEST = `${HADRON}:${IMAGE_TAGS.latest}`;
const SIGNED = `${HADRON}:${IMAGE_TAGS.signed}`;

function requestOf(query: Readonly<Record<string, string>>): Request {
  return new Request(`http://site/x?${new URLSearchParams(query)}`);
}

const image = async (reference: string) =>
  (await handleImage(requestOf({ reference }), 'json')).json();

function digestOfTag(tag: string): string {
  const repository = quay.world.repositories.get('kairos/hadron');
  return repository?.tags.find(({ name, until }) => name === tag && until === null)?.digest ?? '';
}

describe('an image as JSON', () => {
  it('has the digest, the platforms and the SBOM of each', async () => {
    const latest = await image(LATEST);
    expect(latest).toMatchObject({
      state: 'exists',
      digest: digestOfTag(IMAGE_TAGS.latest),
      pinned: `${HADRON}@${digestOfTag(IMAGE_TAGS.latest)}`,
      platforms: [{ platform: 'linux/amd64' }, { platform: 'linux/arm64' }],
      signatures: [
        {
          of: 'image',
          verdict: 'unknown-trust',
          signer: null,
        },
      ],
    });
    for (const { sboms, provenance } of latest.platforms) {
      expect(sboms).toHaveLength(1);
      expect(provenance.read.builder).toMatch(/^https:\/\/github\.com\//);
    }
  });

  it('has commands by digest only', async () => {
    const { verifications, digest } = await image(SIGNED);
    const commands = verifications.flatMap(
      ({ command }: { command: string | null }) => command ?? [],
    );
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) expect(command).toContain(`${HADRON}@${digest}`);
  });

  it('shows that a tag was moved', async () => {
    const { history } = await image(`${HADRON}:${IMAGE_TAGS.moved}`);
    expect(history).toHaveLength(2);
    expect(history[0].digest).not.toBe(history[1].digest);
  });

  it('shows that a tag was deleted, and gives no reference to pull', async () => {
    expect(await image(`${HADRON}:${IMAGE_TAGS.deleted}`)).toMatchObject({
      state: 'deleted',
      pinned: null,
      verifications: [],
    });
  });

  it.each([
    ['a tag that there never was', `${HADRON}:v9.9.9`, /has no tag v9\.9\.9 in kairos\/hadron/],
    ['a repository that there is not', 'quay.io/kairos/nothing:v1', /or it is private/],
  ])('says that the registry does not have %s', async (_what, reference, reason) => {
    const { state, reason: said, digest } = await image(reference);
    expect(state).toBe('missing');
    expect(said).toMatch(reason);
    expect(digest).toBeNull();
  });

  it.each([
    ['another registry', 'docker.io/library/alpine:3.20', /does not read from docker\.io/],
    ['an address inside the network', '169.254.169.254/latest/meta-data:v1', /does not read from/],
    ['a port of this machine', 'localhost:6379/x:v1', /does not read from localhost:6379/],
    ['no registry', 'ubuntu:24.04', /has no registry/],
    ['neither tag nor digest', HADRON, /neither a tag nor a digest/],
    ['a broken digest', `${HADRON}@sha256:zz`, /digest/],
    ['a path that climbs', 'quay.io/kairos/../../x:v1', /repository/i],
    ['a query in the tag', `${HADRON}:v1?x=1`, /tag/],
    ['nothing', '', /missing/],
    ['a text without end', `${HADRON}:${'a'.repeat(5000)}`, /characters/],
  ])('refuses %s with a sentence and without a request', async (_what, reference, reason) => {
    const before = quay.requests.length;
    const response = await handleImage(requestOf({ reference }), 'json');
    expect(response.status).toBe(422);
    const { detail } = await response.json();
    expect(detail).toMatch(reason);
    expect(quay.requests.length).toBe(before);
  });

  it('stays as it was read while the registry fails, with the reason', async () => {
    await image(LATEST);
    quay.fault(/./, { kind: 'status', status: 502 });
    expect(await image(LATEST)).toMatchObject({ state: 'exists' });
  });
});

describe('the SBOM of an image', () => {
  const download = (query: Readonly<Record<string, string>>) => handleImageSbom(requestOf(query));

  it('is the document inside the statement, byte for byte', async () => {
    const response = await download({ reference: LATEST, platform: 'arm64' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain('.spdx.json"');
    const sbom = await response.json();
    expect(sbom.spdxVersion).toBe('SPDX-2.3');
    const etag = response.headers.get('etag') ?? '';
    const blob = quay.world.repositories.get('kairos/hadron')?.blobs.get(etag.replaceAll('"', ''));
    expect(sbom).toEqual(JSON.parse(String(blob)).predicate);
  });

  it('breaks off where the bytes have another digest', async () => {
    const { platforms } = await image(SIGNED);
    const [{ digest }] = platforms[0].sboms;
    await download({ reference: SIGNED });
    const bytes =
      quay.world.repositories.get('kairos/hadron')?.blobs.get(digest) ?? Buffer.from('');
    const forged = Buffer.from(String(bytes).replace('3.5.1', '9.9.9'));
    expect(createHash('sha256').update(forged).digest('hex')).not.toBe(digest.slice(7));
    quay.world.repositories.get('kairos/hadron')?.blobs.set(digest, forged);
    const response = await download({ reference: SIGNED });
    await expect(response.text()).rejects.toThrow(/digest/);
    quay.world.repositories.get('kairos/hadron')?.blobs.set(digest, bytes);
  });

  it.each([
    [
      'a choice where there are several platforms',
      { reference: LATEST },
      422,
      /linux\/amd64 or linux\/arm64/,
    ],
    [
      'a platform that there is',
      { reference: LATEST, platform: 'riscv64' },
      422,
      /no image for riscv64/,
    ],
    ['an image that exists', { reference: `${HADRON}:v9` }, 404, /no tag v9/],
    ['an SBOM', { reference: `quay.io/kairos/ubuntu:${IMAGE_TAGS.jetson}` }, 404, /lists no SBOM/],
    [
      'an SBOM that is about the image',
      { reference: `quay.io/kairos/opensuse:${IMAGE_TAGS.attested}` },
      502,
      /not about its digest|cannot be read/,
    ],
  ])('needs %s', async (_what, query, status, detail) => {
    const response = await download(query);
    expect(response.status).toBe(status);
    expect((await response.json()).detail).toMatch(detail);
  });
});

describe('the packages of an image', () => {
  it('are searched and exported in three formats', async () => {
    const query = { of: SIGNED, q: 'openssl' };
    const json = await (await handlePackages(requestOf(query), 'json')).json();
    expect(json.packages).toMatchObject([
      { name: 'openssl', version: '3.5.1', source: 'sbom' },
      { name: 'openssl', version: '3.5.4', source: 'hadron' },
    ]);
    expect(json.others.files).toMatchObject([
      { file: { program: 'hadron', tag: 'v0.4.0' }, reading: { packages: 3 } },
      { file: { program: 'kairos-agent' }, reading: { packages: 1 } },
      { file: { program: 'immucore' }, reading: { packages: 1 } },
      { file: { program: 'kcrypt-discovery-challenger' }, reading: { path: null } },
    ]);
    expect(json.others.waivers.waivers).toMatchObject([{ id: 'GO-2026-4601' }]);
    const csv = await (await handlePackages(requestOf(query), 'csv')).text();
    expect(csv).toContain('openssl,3.5.1');
    const markdown = await (await handlePackages(requestOf(query), 'md')).text();
    expect(markdown).toContain('| openssl | 3.5.1 |');
  });
});

describe('a search over all releases', () => {
  it('says in JSON and in Markdown which releases are not searched, and why', async () => {
    await untilListsAreWhole();
    const query = { q: 'openssl 3.5' };
    const json = await (await handlePackages(requestOf(query), 'json')).json();
    const reasons: readonly { why: string; releases: readonly string[] }[] = json.unsearched;
    const unsearched = reasons.flatMap(({ releases }) => releases);
    expect(new Set(unsearched).size).toBe(unsearched.length);
    expect(reasons.find(({ releases }) => releases.includes('v3.3.6'))?.why).toBe(
      'The SBOMs are files of the release, which are read from GitHub only with a token.',
    );
    const markdown = await (await handlePackages(requestOf(query), 'md')).text();
    expect(markdown).toMatch(
      /SBOMs of \d+ of \d+ releases are searched; those of the other \d+ are not\./,
    );
    expect(markdown).toContain('| Not searched | Why |');
  });

  it('needs words', async () => {
    expect((await handlePackages(requestOf({}), 'json')).status).toBe(422);
  });
});

describe('two images side by side', () => {
  const query = { from: SIGNED, to: LATEST, platform: 'amd64' };

  it('differ by what was added, removed, upgraded and downgraded', async () => {
    const { counts, changes } = await (await handleChanges(requestOf(query), 'json')).json();
    expect(counts).toMatchObject({ added: 1, removed: 1, upgraded: 6, downgraded: 1 });
    const openssl = changes.find(({ name }: { name: string }) => name === 'openssl');
    expect(openssl).toMatchObject({ kind: 'upgraded', before: ['3.5.1'], after: ['3.6.0'] });
  });

  it('are both needed', async () => {
    const response = await handleChanges(requestOf({ from: SIGNED }), 'csv');
    expect(response.status).toBe(422);
  });
});
