import 'server-only';
import { LONGEST_PAUSE_MS } from '@/lib/base/freshness/back-off';
import { refreshPlan, type RefreshPlan } from '@/lib/base/freshness/refresh-plan';
import type { GitHub } from '@/lib/upstream/github/client';
import type { Store, StoredRecord } from '@/lib/upstream/store/model';
import type { Log } from '@/server/shared/log.mjs';

import { recordsToDrop } from './records-to-drop';
import type { Refusal } from './request-limits';
import type { AnyResource, ResourceState } from './resource';
import { recordsOfResources } from './shared-quota';
import type { Sources } from './sources';

/** Shortest time between two requests for a resource, however often a webhook says that it changed. */
const SHORTEST_REFRESH_MS = 10_000;

/** Keys of resources; which those are may change. */
export type KeySet = { readonly has: (key: string) => boolean };

type ResourceRecordsOptions = {
  readonly store: Store;
  readonly github: GitHub;
  readonly sources: Sources;
  readonly log: Log;
  readonly now: () => Date;
  /** Keys of the resources that are never dropped. */
  readonly neverDropped: KeySet;
};

/** The stored records of resources: their checked values, whether they are due, and which are dropped. */
export class ResourceRecords {
  readonly #options: ResourceRecordsOptions;
  readonly #plan: RefreshPlan;
  /** Whether a stored value passed its resource's schema, by the value itself: each is checked once. */
  readonly #checked = new WeakMap<
    object,
    { readonly schemaVersion: number; readonly isGood: boolean }
  >();

  constructor(options: ResourceRecordsOptions) {
    this.#options = options;
    this.#plan = refreshPlan(options.github);
  }

  /** What a page is given: the cached value with its times, and why it is old or missing. */
  stateOf<Value>(resource: AnyResource<Value>, refusal: Refusal | null): ResourceState<Value> {
    const value = this.valueOf(resource);
    const record = this.#options.store.get(resource.key);
    const { fetchedAt = null, checkedAt = null } = record ?? {};
    const isCached = value !== null && fetchedAt !== null && checkedAt !== null;
    return {
      cached: isCached
        ? { value, fetchedAt, checkedAt, ttlMs: resource.ttlMs(value, this.#plan) }
        : null,
      failure: refusal?.failure ?? record?.failure ?? null,
      failingSince: record?.failingSince ?? null,
      nextAttemptAt: refusal?.until.toISOString() ?? record?.nextAttemptAt ?? null,
    };
  }

  /** The stored value, where the resource's schema accepts it. */
  valueOf<Value>(resource: AnyResource<Value>): Value | null {
    const record = this.#options.store.get(resource.key);
    if (record === null || record.schemaVersion !== resource.schemaVersion) return null;
    return this.#isAccepted(resource, record.value) ? record.value : null;
  }

  /** Whether a resource should be requested now. `isMarked`: a webhook said that it changed. */
  isDue<Value>(resource: AnyResource<Value>, isMarked: boolean): boolean {
    const { store, sources } = this.#options;
    const record = store.get(resource.key);
    if (record === null || record.schemaVersion !== resource.schemaVersion) return true;
    const value = this.valueOf(resource);
    if (value !== null && resource.isImmutable === true) return false;
    const { identity } = sources.of(resource);
    if (record.identity !== identity || record.nextAttemptAt === null) return true;
    if (value === null && record.failure === null) return true;
    const now = this.#options.now().getTime();
    if (isMarked && !isWithin(SHORTEST_REFRESH_MS, record.lastAttemptAt, now)) return true;
    const refreshMs = value === null ? 0 : this.refreshMs(resource, value);
    const planned = Date.parse(record.nextAttemptAt);
    const next =
      record.failure === null && record.checkedAt !== null
        ? Math.min(planned, Date.parse(record.checkedAt) + refreshMs)
        : planned;
    // A time further away than any pause comes from a wrong clock.
    return next <= now || next > now + Math.max(refreshMs, LONGEST_PAUSE_MS);
  }

  /** The time from one successful request to the next. */
  refreshMs<Value>({ refreshAfterMs, ttlMs }: AnyResource<Value>, value: Value): number {
    return (refreshAfterMs ?? ttlMs)(value, this.#plan);
  }

  /** What an attempt starts from: the record, without a value that the schema refuses. */
  attempt<Value>(resource: AnyResource<Value>) {
    const { store, sources, now } = this.#options;
    const { key, schemaVersion } = resource;
    const record = store.get(key);
    const isUsable = record !== null && record.schemaVersion === schemaVersion;
    const before =
      isUsable && this.valueOf(resource) === null ? { ...record, value: null, etag: null } : record;
    return {
      key,
      schemaVersion,
      identity: sources.of(resource).identity,
      before: isUsable ? before : null,
      now: now(),
    };
  }

  /** Stores a record. A value that the resource's own fetch returned needs no check. */
  async store<Value>(
    { key, schemaVersion }: AnyResource<Value>,
    record: StoredRecord,
    isFetched: boolean,
  ): Promise<void> {
    const { value } = record;
    if (isFetched && typeof value === 'object' && value !== null) {
      this.#checked.set(value, { schemaVersion, isGood: true });
    }
    await this.#options.store.set(record);
    if (!this.#options.neverDropped.has(key)) this.#prune();
  }

  #isAccepted<Value>(resource: AnyResource<Value>, value: unknown): value is Value {
    if (typeof value !== 'object' || value === null) return false;
    const known = this.#checked.get(value);
    if (known?.schemaVersion === resource.schemaVersion) return known.isGood;
    const isGood = resource.schema.safeParse(value).success;
    this.#checked.set(value, { schemaVersion: resource.schemaVersion, isGood });
    if (!isGood) this.#options.log('warn', 'store.outdated', { key: resource.key });
    return isGood;
  }

  #prune(): void {
    const { store, neverDropped } = this.#options;
    const chosen = recordsOfResources(store).filter(({ key }) => !neverDropped.has(key));
    for (const { key } of recordsToDrop(chosen)) void store.remove(key);
  }
}

function isWithin(spanMs: number, at: string | null, now: number): boolean {
  return at !== null && Math.abs(now - Date.parse(at)) < spanMs;
}
