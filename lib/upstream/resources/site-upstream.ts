import 'server-only';
import { createGitHub } from '@/lib/upstream/github/client';
import { env } from '@/lib/upstream/runtime/env';
import { log } from '@/lib/upstream/runtime/log';
import { countedStore } from '@/lib/upstream/store/counted-store';
import { openFileStore } from '@/lib/upstream/store/file-store';
import type { Store } from '@/lib/upstream/store/model';
import { openRedisStore } from '@/lib/upstream/store/redis-store';

import { builtInKeys, neededPerHour, refreshBuiltIns } from './built-in-resources';
import { createUpstream, type Upstream } from './upstream';

/** How often due resources are looked for. */
const TICK_MS = 5000;

type Site = { upstream: Promise<Upstream> | null; timer: NodeJS.Timeout | null };

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
  siteUpstream()
    .then(refreshBuiltIns)
    .catch((error: unknown) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log('error', 'upstream.flaw', { detail });
    });
}

async function openUpstream(): Promise<Upstream> {
  const { GITHUB_API_URL, GITHUB_TOKEN } = env();
  const github = createGitHub({ apiUrl: GITHUB_API_URL, token: GITHUB_TOKEN });
  const upstream: Upstream = createUpstream({
    store: await openStore(),
    github,
    log,
    builtInKeys: builtInKeys(github),
    neededPerHour: (now) => neededPerHour(upstream, now),
  });
  return upstream;
}

/** Records are stored in files, and shared with other replicas where Redis is configured. */
async function openStore(): Promise<Store> {
  const { DATA_DIR, REDIS_URL } = env();
  const local = countedStore(await openFileStore({ directory: DATA_DIR, log }));
  return REDIS_URL === undefined ? local : openRedisStore({ url: REDIS_URL, local, log });
}

function sharedSite(): Site {
  const shared: typeof globalThis & { [PLACE]?: Site } = globalThis;
  shared[PLACE] ??= { upstream: null, timer: null };
  return shared[PLACE];
}
