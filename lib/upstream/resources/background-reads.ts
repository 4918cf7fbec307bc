import 'server-only';
import { mayFillHistory } from '@/lib/base/freshness/refresh-plan';

import { componentResources, followedComponents, neededPerHour } from './built-in-resources';
import type { Resource } from './resource';
import type { KeySet } from './resource-records';
import type { Upstream } from './upstream';

/** Longest time that one resource is waited for before the next turn. */
const WAIT_MS = 10_000;

/** What is read without a visitor, though no page always shows it. */
export type BackgroundWork = {
  /** The keys of its records, as far as what is stored says which there are. */
  readonly keysOf: (upstream: Upstream) => Iterable<string>;
  /** Reads what is not stored, one request after the other; false where the rate limit or a failure ends the pass. */
  readonly read: (upstream: Upstream, now: Date) => Promise<boolean>;
};

/**
 * Reads in the background, with the part of the rate limit that nothing else needs: one pass at a time, each after all
 * earlier work is done. Its records are never dropped.
 */
export class BackgroundReads implements KeySet {
  readonly #work: BackgroundWork;
  readonly #after: BackgroundReads | null;
  readonly #keys = new Set<string>();
  #pass: Promise<void> | null = null;
  #isAtEnd = false;

  constructor(work: BackgroundWork, after: BackgroundReads | null = null) {
    this.#work = work;
    this.#after = after;
  }

  /** Whether the last pass found nothing left to read. */
  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  /** Whether a record belongs to this work. */
  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Starts a pass unless one is in progress, within the rate limit at `now`. */
  async refresh(upstream: Upstream, now: Date): Promise<void> {
    this.#addKeys(upstream);
    if (this.#pass !== null || !hasRoom(upstream, now)) return;
    this.#pass = this.#run(upstream, now).finally(() => {
      this.#pass = null;
    });
    await Promise.resolve();
  }

  /** Resolves when nothing is being read. */
  async settled(): Promise<void> {
    await this.#pass;
  }

  async #run(upstream: Upstream, now: Date): Promise<void> {
    await this.#after?.settled();
    this.#isAtEnd = this.#after?.isAtEnd !== false && (await this.#work.read(upstream, now));
    this.#addKeys(upstream);
  }

  #addKeys(upstream: Upstream): void {
    for (const key of this.#work.keysOf(upstream)) this.#keys.add(key);
  }
}

/**
 * Reads a resource unless it is stored and cannot change; false where there is no room left, or after a failure that
 * the next resource would have too.
 */
export async function readInBackground<Value>(
  upstream: Upstream,
  resource: Resource<Value>,
  now: Date,
): Promise<boolean> {
  if (!hasRoom(upstream, now)) return false;
  const { cached, failure } = await upstream.read(resource, { waitMs: WAIT_MS });
  return cached !== null || failure?.kind === 'not-found' || failure?.kind === 'too-large';
}

/** Reads a resource only where nothing is stored of it; otherwise as {@link readInBackground}. */
export async function readOnce<Value>(
  upstream: Upstream,
  resource: Resource<Value>,
  now: Date,
): Promise<boolean> {
  return (
    upstream.peek(resource).cached !== null || (await readInBackground(upstream, resource, now))
  );
}

/** Only after the lists of releases were read to their ends, and with what is left for a few visitors. */
function hasRoom(upstream: Upstream, now: Date): boolean {
  const isStarted = followedComponents(upstream).every((component) => {
    const { cached, failure } = upstream.peek(componentResources(component).releases);
    return failure !== null || (cached !== null && cached.value.wholeAt !== null);
  });
  const needed = neededPerHour(upstream, now);
  return isStarted && mayFillHistory({ quota: upstream.quota(), neededPerHour: needed, now });
}
