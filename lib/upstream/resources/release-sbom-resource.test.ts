import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { packagesOf, parseStoredList } from '@/lib/evidence/stored-list/parse-stored-list';
import { followedFiles } from '@/lib/releases/images/followed-files';
import { assetOf, componentOf, releaseOf } from '@/lib/releases/list/releases.fixture';
import type { BlobStore } from '@/lib/upstream/blobs/model';
import { openBlobStore } from '@/lib/upstream/blobs/open-blob-store';
import { createGitHub } from '@/lib/upstream/github/client';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';
import { tarOf } from '@/stand-in/releases/tar';
import { findRepository } from '@/stand-in/world';

import { releaseSbomOfKey, releaseSbomResource } from './release-sbom-resource';

const kairos = componentOf('kairos');
const { repository } = kairos;

let standIn: StandIn;
let directory: string;
let blobs: BlobStore;

beforeEach(async () => {
  standIn = await startStandIn(kairosWorld());
  directory = await mkdtemp(join(tmpdir(), 'release-sbom-'));
  blobs = await openBlobStore({ directory, log: () => undefined, shared: null });
});

afterEach(async () => {
  await standIn.close();
  await rm(directory, { recursive: true, force: true, maxRetries: 5 });
});

/** The first SBOM of a release that is followed, and its file in the world. */
function sbomOf(tag: string) {
  const { releases = [] } = findRepository(standIn.world, 'kairos-io/kairos') ?? {};
  const assets = releases.find((release) => release.tag === tag)?.assets ?? [];
  const listed = assets.map(({ id, name }) => ({ ...assetOf(name), id }));
  const [followed] = followedFiles(kairos, [releaseOf(tag, '2025-01-01', { assets: listed })]);
  const [file] = followed?.files ?? [];
  const asset = assets.find(({ id }) => id === file?.id);
  if (file === undefined || asset === undefined) throw new Error(`${tag} has no SBOM.`);
  return { asset, resource: releaseSbomResource({ repository, tag, file }, blobs) };
}

async function fetch({ resource }: ReturnType<typeof sbomOf>) {
  const fetched = await resource.fetch(createGitHub({ apiUrl: standIn.url, timeoutMs: 500 }), null);
  if (!fetched.ok) return fetched;
  const value = fetched.value.kind === 'changed' ? fetched.value.value : null;
  expect(resource.schema.parse(value)).toEqual(value);
  return value;
}

async function namesIn(digest: string): Promise<readonly string[]> {
  const stored = parseStoredList(Buffer.from((await blobs.read(digest)) ?? []).toString());
  return stored === null ? [] : packagesOf(stored).map(({ name, version }) => `${name} ${version}`);
}

describe('releaseSbomResource', () => {
  it.each([
    ['a separate file', 'v2.3.1'],
    ['a member of an archive', 'v3.3.6'],
  ])('reads %s with one request to the API, and stores its packages', async (_what, tag) => {
    const value = await fetch(sbomOf(tag));
    expect(value).toMatchObject({
      kind: 'read',
      notation: 'spdx-json',
      packages: 6,
      binding: 'none',
    });
    const list = value !== null && 'list' in value ? value.list : null;
    expect(await namesIn(list ?? '')).toContain('openssl 1.3.0');
    const counted = standIn.requests.filter(({ path }) => path.startsWith('/repos/'));
    expect(counted).toHaveLength(1);
  });

  it.each([
    [
      'no archive',
      Buffer.from('<html>'.repeat(200)),
      'The file is not an archive that can be read',
    ],
    [
      'an archive without an SBOM',
      tarOf([['image-grype.json', '{}']]),
      'The archive has no such file.',
    ],
  ])('says in a sentence what is wrong with %s', async (_what, content, words) => {
    const sbom = sbomOf('v3.3.6');
    sbom.asset.content = content;
    const value = await fetch(sbom);
    expect(value).toMatchObject({ kind: 'unreadable' });
    expect(JSON.stringify(value)).toContain(words);
  });

  it('says in a sentence what is wrong with a file that is no SBOM', async () => {
    const sbom = sbomOf('v2.3.1');
    sbom.asset.content = '{"matches":[]}';
    expect(await fetch(sbom)).toMatchObject({ kind: 'unreadable' });
  });

  it.each(['v2.3.1', 'v3.3.6'])('fails where an SBOM of %s is cut off', async (tag) => {
    const sbom = sbomOf(tag);
    const text = JSON.stringify({ spdxVersion: 'SPDX-2.3', comment: 'x'.repeat(100_000) });
    sbom.asset.content = tag === 'v3.3.6' ? tarOf([['image-sbom.spdx.json', text]]) : text;
    standIn.fault('/release-assets/', { kind: 'cut' });
    expect(await fetch(sbom)).toMatchObject({ ok: false });
    standIn.clearFaults();
    expect(await fetch(sbom)).toMatchObject({ kind: 'read', packages: 0 });
  });

  it('fails where the file does not exist any more', async () => {
    const sbom = sbomOf('v2.3.1');
    const { releases = [] } = findRepository(standIn.world, 'kairos-io/kairos') ?? {};
    for (const release of releases) release.assets = [];
    expect(await fetch(sbom)).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
  });
});

describe('releaseSbomOfKey', () => {
  it('names the file of a key, and nothing of another key', () => {
    const { asset, resource } = sbomOf('v3.3.6');
    const named = releaseSbomOfKey(resource.key);
    expect(named).toMatchObject({
      repository: { owner: 'kairos-io', name: 'kairos' },
      tag: 'v3.3.6',
      file: { id: asset.id, name: asset.name },
    });
    expect(named && releaseSbomResource(named, null).key).toBe(resource.key);
    expect(releaseSbomOfKey('packages:kairos-io/immucore@v0.1.0')).toBeNull();
  });
});
