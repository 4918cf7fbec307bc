import 'server-only';
import { Inventory } from '@/lib/evidence/inventory/inventory';
import { loadLists, runInSlices } from '@/lib/evidence/inventory/load-lists';
import {
  followedLists,
  releasesWithoutPrograms,
  type FollowedList,
} from '@/lib/upstream/resources/followed-sboms';
import type { Upstream } from '@/lib/upstream/resources/upstream';
import { settledWithin } from '@/lib/upstream/store/settled-within';

/** How long one slice of loading may take before requests get their turn. */
const SLICE_MS = 15;

/** Longest time that a page waits until the lists are loaded; it shows those that are. */
const PATIENCE_MS = 3000;

/** The packages of all lists that are followed, as far as they are loaded. */
export type LoadedInventory = {
  readonly inventory: Inventory;
  /** All lists that are followed. */
  readonly followed: readonly FollowedList[];
  /** Releases with an SBOM whose list is loaded. */
  readonly searched: ReadonlySet<string>;
  /** Releases with lists that were not read, could not be read, or are not loaded yet. */
  readonly incomplete: ReadonlySet<string>;
  /** How many lists are loaded, of how many that were read. */
  readonly loaded: number;
  readonly read: number;
};

type Kept = {
  inventory: Inventory;
  /** The digest of each list that is loaded, by its release and image. */
  readonly digests: Map<string, string>;
  loading: Promise<void> | null;
};

/** Modules are loaded more than once in one process, so what they share is on `globalThis`. */
const PLACE = Symbol.for('kairos-matrix.inventory');

/** Loads what was read since, a slice at a time, and gives what is loaded. */
export async function loadInventory(upstream: Upstream): Promise<LoadedInventory> {
  const kept = sharedInventory();
  const followed = followedLists(upstream);
  const lists = followed.filter((each) => each.list !== null);
  if (lists.some((each) => isReplaced(kept, each))) {
    kept.inventory = new Inventory();
    kept.digests.clear();
  }
  const missing = lists.filter((each) => !kept.digests.has(keyOf(each)));
  if (missing.length > 0 && kept.loading === null) {
    kept.loading = load(upstream, kept, missing).finally(() => {
      kept.loading = null;
    });
  }
  if (kept.loading !== null) await settledWithin(kept.loading, PATIENCE_MS);
  const isLoaded = (each: FollowedList) => each.list !== null && kept.digests.has(keyOf(each));
  const isMissing = (each: FollowedList) =>
    each.isPending || each.problem !== null || (each.list !== null && !isLoaded(each));
  return {
    inventory: kept.inventory,
    followed,
    searched: new Set(
      followed.filter((each) => each.isSbom && isLoaded(each)).map(({ release }) => release),
    ),
    incomplete: new Set([
      ...followed.filter(isMissing).map(({ release }) => release),
      ...releasesWithoutPrograms(upstream),
    ]),
    loaded: kept.digests.size,
    read: lists.length,
  };
}

async function load(
  { blobs }: Upstream,
  kept: Kept,
  missing: readonly FollowedList[],
): Promise<void> {
  const { inventory, digests } = kept;
  for (const each of missing) {
    // One after the other, so that only one list is in memory as text.
    // oxlint-disable-next-line no-await-in-loop
    const stored = each.list === null ? null : ((await blobs?.read(each.list)) ?? null);
    if (stored === null || each.list === null) continue;
    const texts = [
      { release: each.release, image: each.image, text: Buffer.from(stored).toString() },
    ];
    // oxlint-disable-next-line no-await-in-loop
    await runInSlices(loadLists(inventory, texts), {
      sliceMs: SLICE_MS,
      now: () => performance.now(),
      pause: () => new Promise((resolve) => setImmediate(resolve)),
    });
    digests.set(keyOf(each), each.list);
  }
}

function isReplaced({ digests, loading }: Kept, each: FollowedList): boolean {
  const loaded = digests.get(keyOf(each));
  return loading === null && loaded !== undefined && loaded !== each.list;
}

function keyOf({ release, image }: FollowedList): string {
  return `${release} ${image}`;
}

function sharedInventory(): Kept {
  const shared: typeof globalThis & { [PLACE]?: Kept } = globalThis;
  shared[PLACE] ??= { inventory: new Inventory(), digests: new Map(), loading: null };
  return shared[PLACE];
}
