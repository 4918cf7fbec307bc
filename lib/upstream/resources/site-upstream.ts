import 'server-only';
import type { BlobStore } from '@/lib/upstream/blobs/model';
import { openBlobStore } from '@/lib/upstream/blobs/open-blob-store';
import { openSharedBlobs } from '@/lib/upstream/blobs/shared-blobs';
import { createGitHub } from '@/lib/upstream/github/client';
import { createRegistry } from '@/lib/upstream/registry/client';
import { env } from '@/lib/upstream/runtime/env';
import { log } from '@/lib/upstream/runtime/log';
import { countedStore } from '@/lib/upstream/store/counted-store';
import { openFileStore } from '@/lib/upstream/store/file-store';
import type { Store } from '@/lib/upstream/store/model';
import { markFolder } from '@/lib/upstream/store/process-mark';
import { openRedisStore } from '@/lib/upstream/store/redis-store';
import { settledWithin } from '@/lib/upstream/store/settled-within';

import type { BackgroundReads } from './background-reads';
import { BuiltInImages } from './built-in-images';
import { builtInKeys, neededPerHour, refreshBuiltIns } from './built-in-resources';
import { followedPins } from './followed-pins';
import { FollowedSboms } from './followed-sboms';
import { matrixHistories } from './matrix-histories';
import { pastRuns } from './past-runs';
import { createUpstream, type Upstream } from './upstream';

/** The site starts without a disk that takes longer than this. */
const DISK_PATIENCE_MS = 5000;

/** How often due resources are looked for. */
const TICK_MS = 5000;

type Site = {
  upstream: Promise<Upstream> | null;
  timer: NodeJS.Timeout | null;
  readonly images: BuiltInImages;
  readonly sboms: FollowedSboms;
  /** In their order: each waits for the one before. */
  readonly background: readonly BackgroundReads[];
};

/** Modules are loaded more than once in one process, so what they share is on `globalThis`. */
const PLACE = Symbol.for('kairos-matrix.upstream');

/** The one upstream of this process. */
export function siteUpstream(): Promise<Upstream> {
  const site = sharedSite();
  site.upstream ??= openUpstream();
  return site.upstream;
}

/** Starts refreshing the built-in resources in the background. */
export function startRefreshing(): void {
  const site = sharedSite();
  if (site.timer !== null) return;
  site.timer = setInterval(tick, TICK_MS).unref();
  tick();
}

function tick(): void {
  refreshDue().catch((error: unknown) => {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log('error', 'upstream.defect', { detail });
  });
}

async function refreshDue(): Promise<void> {
  const upstream = await siteUpstream();
  await refreshBuiltIns(upstream);
  const { images, sboms, background } = sharedSite();
  await images.refresh(upstream);
  await sboms.refresh(upstream);
  const now = new Date();
  for (const reads of background) {
    // oxlint-disable-next-line no-await-in-loop
    await reads.refresh(upstream, now);
  }
}

async function openUpstream(): Promise<Upstream> {
  const { GITHUB_API_URL, GITHUB_TOKEN, REGISTRIES } = env();
  const github = createGitHub({ apiUrl: GITHUB_API_URL, token: GITHUB_TOKEN });
  const registries = REGISTRIES.map((registry) => createRegistry(registry));
  const ofGitHub = builtInKeys(github);
  const { images, sboms, background } = sharedSite();
  const upstream: Upstream = createUpstream({
    store: await openStore([github, ...registries].map(({ identity }) => identity)),
    github,
    log,
    registries,
    blobs: await openBlobs(),
    builtInKeys: { has: (key) => ofGitHub.has(key) || images.has(key) || sboms.has(key) },
    keptKeys: { has: (key) => background.some((reads) => reads.has(key)) },
    neededPerHour: (now) => neededPerHour(upstream, now),
  });
  return upstream;
}

/** Records are stored in files, and shared with other replicas where Redis is configured. */
async function openStore(identities: readonly string[]): Promise<Store> {
  const { DATA_DIR, REDIS_URL } = env();
  const mark = markFolder({ directory: DATA_DIR, log });
  void mark.look();
  const hasOtherProcess = () => mark.hasOther();
  const local = countedStore(await openFileStore({ directory: DATA_DIR, log, hasOtherProcess }));
  return REDIS_URL === undefined
    ? local
    : openRedisStore({ url: REDIS_URL, local, log, identities });
}

/** Large content is stored next to the records, and shared over the same Redis; null where the disk hangs. */
async function openBlobs(): Promise<BlobStore | null> {
  const { DATA_DIR, REDIS_URL } = env();
  const shared = REDIS_URL === undefined ? null : openSharedBlobs(REDIS_URL, log);
  let blobs: BlobStore | null = null;
  const open = async () => {
    blobs = await openBlobStore({ directory: DATA_DIR, log, shared });
  };
  await settledWithin(open(), DISK_PATIENCE_MS);
  return blobs;
}

function sharedSite(): Site {
  const shared: typeof globalThis & { [PLACE]?: Site } = globalThis;
  shared[PLACE] ??= {
    upstream: null,
    timer: null,
    images: new BuiltInImages(),
    sboms: new FollowedSboms(),
    background: backgroundReads(),
  };
  return shared[PLACE];
}

function backgroundReads(): readonly BackgroundReads[] {
  const histories = matrixHistories();
  const runs = pastRuns(histories);
  return [histories, runs, followedPins(runs)];
}
