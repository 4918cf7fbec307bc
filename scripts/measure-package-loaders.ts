import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

import type { ImageSbom } from '@/lib/evidence/image-packages/model';
import type { Package } from '@/lib/evidence/packages/model';
import { formatStoredList } from '@/lib/evidence/stored-list/format-stored-list';
import { findComponent } from '@/lib/names/catalog/find-component';
import { followedFiles } from '@/lib/releases/images/followed-files';
import type { Release, ReleaseList } from '@/lib/releases/list/model';
import { loadChangesPage } from '@/lib/site/load/load-changes-page';
import { loadImageSbom } from '@/lib/site/load/load-image-sbom';
import { loadPackageSearch } from '@/lib/site/load/load-package-search';
import { imageSbomResource } from '@/lib/upstream/resources/image-sbom-resource';
import { releaseSbomResource } from '@/lib/upstream/resources/release-sbom-resource';
import { releasesResource } from '@/lib/upstream/resources/releases-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import type { Upstream } from '@/lib/upstream/resources/upstream';
import type { StoredRecord } from '@/lib/upstream/store/model';
import { pushImage } from '@/stand-in/registry/push-image';
import { inPlaceOfQuay, startRegistry } from '@/stand-in/registry/server';
import { emptyImageWorld } from '@/stand-in/registry/world';

/** Figures of the pages of packages without their HTML, in milliseconds where nothing else is said. */
export type LoaderFigures = {
  readonly lists: number;
  readonly loadMs: number;
  /** Longest time in which others had no turn while the lists were loaded. */
  readonly delayMs: number;
  readonly searchMs: number;
  readonly historyMs: number;
  readonly diffMs: number;
};

/** What is searched, and how often each is measured. */
export type LoaderQueries = {
  readonly searches: readonly string[];
  readonly condition: string;
  readonly runs: number;
  /** The packages of an image in a release. */
  readonly packagesOf: (image: number, release: number) => readonly Package[];
};

const RELEASES = 60;
const IMAGES = 6;

/** Nothing listens there: what is measured is stored. */
const NOWHERE = 'http://127.0.0.1:9';

const REPOSITORY = 'kairos/hadron';
const COMPARED = ['v0.5.1-core-amd64-generic-v4.2.0', 'v0.5.1-core-amd64-generic-v4.3.0'] as const;

/**
 * Measures a search and a difference through the loaders of the pages, from the stored lists of 360 SBOMs that
 * are files of releases, and of two images of a registry.
 */
export async function measureLoaders(
  directory: string,
  { searches, condition, runs, packagesOf }: LoaderQueries,
): Promise<LoaderFigures> {
  const world = emptyImageWorld();
  for (const tag of COMPARED) pushImage(world, { repository: REPOSITORY, tag, at: 1_790_000_000 });
  const registry = await startRegistry(world);
  Object.assign(process.env, {
    GITHUB_API_URL: NOWHERE,
    DATA_DIR: directory,
    REGISTRIES: inPlaceOfQuay(registry),
    LOG_LEVEL: 'error',
  });
  try {
    const upstream = await siteUpstream();
    await storeReleases(upstream, packagesOf);
    await storeImages(upstream, packagesOf);
    const { loadMs, delayMs, lists } = await load();
    const search = (q: string) => loadPackageSearch(new URLSearchParams({ q }));
    const [from, to] = COMPARED.map((tag) => `quay.io/${REPOSITORY}:${tag}`);
    const sides = new URLSearchParams({ from: from ?? '', to: to ?? '', platform: 'amd64' });
    const times: number[] = [];
    for (const text of searches) {
      // oxlint-disable-next-line no-await-in-loop
      times.push(await median(() => search(text), runs));
    }
    return {
      lists,
      loadMs,
      delayMs,
      searchMs: Math.max(...times),
      historyMs: await median(() => search(condition), runs),
      diffMs: await median(() => loadChangesPage(sides), runs),
    };
  } finally {
    await registry.close();
  }
}

/** Loads all lists by searching until they are, as the first visitor does. */
async function load() {
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  const start = performance.now();
  let data = await loadPackageSearch(new URLSearchParams({ q: 'openssl' }));
  while (data.loaded < data.read) {
    // oxlint-disable-next-line no-await-in-loop
    await setTimeout(10);
    // oxlint-disable-next-line no-await-in-loop
    data = await loadPackageSearch(new URLSearchParams());
  }
  const loadMs = performance.now() - start;
  delays.disable();
  if (data.loaded !== RELEASES * IMAGES) throw new Error(`${data.loaded} lists are loaded.`);
  return { loadMs, delayMs: delays.max / 1e6, lists: data.loaded };
}

async function storeReleases(
  upstream: Upstream,
  packagesOf: LoaderQueries['packagesOf'],
): Promise<void> {
  const kairos = findComponent('kairos');
  if (kairos === null) throw new Error('The catalogue has no component kairos.');
  const releases = Array.from({ length: RELEASES }, (_, at) => releaseAt(at));
  const list: ReleaseList = {
    releases,
    removed: [],
    perPage: 30,
    pages: [],
    lastPage: 1,
    pass: null,
    wholeAt: new Date().toISOString(),
  };
  await upstream.store.set(recordOf(releasesResource(kairos), list));
  for (const { tag, files } of followedFiles(kairos, releases)) {
    const at = releases.findIndex((release) => release.tag === tag);
    for (const [image, file] of files.entries()) {
      const { repository } = kairos;
      const resource = releaseSbomResource({ repository, tag, file }, upstream.blobs);
      // oxlint-disable-next-line no-await-in-loop
      const value = await sbomOf(upstream, packagesOf(image, at % 12));
      // oxlint-disable-next-line no-await-in-loop
      await upstream.store.set(recordOf(resource, value));
    }
  }
}

function releaseAt(at: number): Release {
  const tag = `v2.0.${at}`;
  const assets = Array.from({ length: IMAGES }, (_, image) => ({
    id: at * 100 + image,
    name: `core-ubuntu-${20 + image}.04-${tag}-sbom.spdx.json`,
    url: NOWHERE,
    bytes: 1_000_000,
    downloads: 0,
    digest: null,
    updatedAt: null,
  }));
  const publishedAt = new Date(Date.UTC(2024, 0, 1 + at)).toISOString();
  const facts = { title: null, isPrerelease: false, url: NOWHERE, notes: '', change: null };
  return { id: at + 1, tag, publishedAt, assets, unreadableAssets: 0, ...facts };
}

/** Reads two images from the registry, and puts lists with as many packages in place of theirs. */
async function storeImages(
  upstream: Upstream,
  packagesOf: LoaderQueries['packagesOf'],
): Promise<void> {
  for (const [release, tag] of COMPARED.entries()) {
    // oxlint-disable-next-line no-await-in-loop
    const loaded = await loadImageSbom(`quay.io/${REPOSITORY}:${tag}`, 'amd64');
    if (!loaded.ok) throw new Error(loaded.failure.message);
    const { client, place } = loaded.value;
    const { key } = imageSbomResource({ client, blobs: upstream.blobs }, place);
    const record = upstream.store.get(key);
    if (record === null) throw new Error(`The SBOM of ${tag} is not stored.`);
    // oxlint-disable-next-line no-await-in-loop
    const value = await sbomOf(upstream, packagesOf(0, release + 3));
    // oxlint-disable-next-line no-await-in-loop
    await upstream.store.set({ ...record, value: { ...value, binding: 'subject' } });
  }
}

async function sbomOf(
  { blobs }: Upstream,
  packages: readonly Package[],
): Promise<ImageSbom & { readonly kind: 'read' }> {
  const list = (await blobs?.write(Buffer.from(formatStoredList(packages)))) ?? null;
  return {
    kind: 'read',
    notation: 'spdx-json',
    notationVersion: '2.3',
    name: 'image',
    tools: ['syft'],
    created: '2024-01-01T00:00:00Z',
    binding: 'none',
    wrappers: [],
    packages: packages.length,
    list,
    problems: [],
  };
}

function recordOf(
  { key, schemaVersion }: { readonly key: string; readonly schemaVersion: number },
  value: unknown,
): StoredRecord {
  const now = new Date();
  const at = now.toISOString();
  return {
    key,
    schemaVersion,
    identity: NOWHERE,
    value,
    etag: null,
    fetchedAt: at,
    checkedAt: at,
    lastAttemptAt: at,
    failure: null,
    failingSince: null,
    failures: 0,
    nextAttemptAt: new Date(now.getTime() + 3_600_000).toISOString(),
  };
}

async function median(run: () => Promise<unknown>, runs: number): Promise<number> {
  const times: number[] = [];
  for (let left = runs; left > 0; left -= 1) {
    const start = performance.now();
    // oxlint-disable-next-line no-await-in-loop
    await run();
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}
