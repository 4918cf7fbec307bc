import type { GitHub } from '@/lib/upstream/github/client';
import { createGitHub } from '@/lib/upstream/github/client';
import type { Store, StoredRecord } from '@/lib/upstream/store/model';
import type { Log } from '@/server/shared/log.mjs';

import { builtInKeys } from './built-in-resources';
import { createUpstream, type Upstream } from './upstream';

/** A clock that tests set. */
export type HandClock = { readonly now: () => Date; readonly advance: (minutes: number) => void };

/** Returns a clock that stops until it is advanced; it starts at the real time, as upstream's limits do. */
export function handClock(start = new Date()): HandClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    advance: (minutes) => {
      at += minutes * 60_000;
    },
  };
}

/** Returns a store in memory. */
export function memoryStore(records: readonly StoredRecord[] = []): Store {
  const kept = new Map(records.map((record) => [record.key, record]));
  return {
    get: (key) => kept.get(key) ?? null,
    list: () => [...kept.values()],
    set: async (record) => {
      // A value read from a file is a new object.
      kept.set(record.key, record);
    },
    remove: async (key) => {
      kept.delete(key);
    },
    state: () => ({
      place: 'memory',
      failure: null,
      failingSince: null,
      movedAside: 0,
      shared: null,
    }),
  };
}

type UpstreamAt = {
  readonly apiUrl: string;
  readonly clock: HandClock;
  readonly token?: string;
  readonly store?: Store;
  readonly github?: GitHub;
  readonly logged?: string[];
  readonly log?: Log;
  readonly neededPerHour?: (now: Date) => number;
};

/** Returns an upstream on a stand-in, with a clock that tests set and short timeouts. */
export function upstreamAt(options: UpstreamAt): Upstream {
  const { apiUrl, clock, token, store = memoryStore(), logged = [], neededPerHour } = options;
  const { log = (_level, event) => void logged.push(event) } = options;
  return createUpstream({
    store,
    github: options.github ?? createGitHub({ apiUrl, token, timeoutMs: 4000 }),
    log,
    builtInKeys: builtInKeys({ hasToken: token !== undefined }),
    now: clock.now,
    ...(neededPerHour && { neededPerHour }),
  });
}

/** Waits until no request for the given keys is in flight. */
export async function settled(upstream: Upstream, ...keys: readonly string[]): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (keys.some((key) => upstream.isRefreshing(key))) {
    if (Date.now() > deadline) throw new Error(`still in flight:  ${keys.join(', ')}`);
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
