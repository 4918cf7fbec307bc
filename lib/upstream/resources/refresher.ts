import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, type Result } from '@/lib/base/result';
import type { GitHub } from '@/lib/upstream/github/client';
import type { AssetRequest, OpenedAsset } from '@/lib/upstream/github/open-asset';
import type { Lease, Store, StoredRecord } from '@/lib/upstream/store/model';
import { settledWithin } from '@/lib/upstream/store/settled-within';
import type { Log } from '@/server/shared/log.mjs';

import { AssetGate } from './asset-gate';
import { recordAfterResponse, recordAfterFailure, recordWhileBlocked } from './next-record';
import { RequestLimits, type Refusal } from './request-limits';
import type { ResourceState, Resource } from './resource';
import { ResourceRecords } from './resource-records';
import { quotaRecord } from './shared-quota';
import { VisitorQueue } from './visitor-queue';

export type RefresherOptions = {
  readonly store: Store;
  readonly github: GitHub;
  readonly log: Log;
  /** Keys of the resources that are always refreshed; all others were chosen by visitors, and have limits. */
  readonly builtInKeys: ReadonlySet<string>;
  readonly now?: () => Date;
  /** Requests an hour that the built-in resources need at present. */
  readonly neededPerHour?: (now: Date) => number;
};

const QUEUE = { running: 4, waiting: 20 };

/** A replica that holds the lease may be slow or dead; after this time the resource is looked at again. */
const LONGEST_WAIT_FOR_REPLICA_MS = 8000;

/** The lease where there is only one replica. */
const NO_OTHER_REPLICA: Lease = { kind: 'mine', release: async () => undefined };

/** Requests resources that are due, one request in flight for each, and stores what comes back. */
export class Refresher {
  readonly #options: RefresherOptions;
  readonly #now: () => Date;
  readonly #builtInKeys: ReadonlySet<string>;
  readonly #queue = new VisitorQueue(QUEUE);
  readonly #gate = new AssetGate();
  /** Keys of resources that a webhook said have changed. */
  readonly #marked = new Set<string>();
  readonly #inFlight = new Map<string, Promise<void>>();
  readonly records: ResourceRecords;
  readonly limits: RequestLimits;

  constructor(options: RefresherOptions) {
    const { store, github, log, builtInKeys } = options;
    this.#options = options;
    this.#builtInKeys = builtInKeys;
    this.#now = options.now ?? (() => new Date());
    const neededPerHour = options.neededPerHour ?? (() => 0);
    this.limits = new RequestLimits({ store, github, now: this.#now, neededPerHour });
    this.records = new ResourceRecords({ store, github, log, now: this.#now, builtInKeys });
  }

  /** Marks resources as changed, so that they are due whatever their TTL. */
  markChanged(keys: readonly string[]): void {
    for (const key of keys) this.#marked.add(key);
  }

  isRefreshing(key: string): boolean {
    return this.#inFlight.has(key);
  }

  async read<Value>(resource: Resource<Value>, waitMs: number): Promise<ResourceState<Value>> {
    const isDue = this.records.isDue(resource, this.#marked.has(resource.key));
    const refusal = isDue ? this.#refresh(resource) : null;
    const flight = this.#inFlight.get(resource.key);
    if (flight !== undefined && waitMs > 0 && this.records.valueOf(resource) === null) {
      await settledWithin(flight, waitMs);
    }
    return this.records.stateOf(resource, refusal);
  }

  async openAsset(asset: AssetRequest): Promise<Result<OpenedAsset, UpstreamFailure>> {
    const refusal = this.limits.refusal() ?? this.limits.refusalForVisitor(this.#queue);
    if (refusal !== null) return fail(refusal.failure);
    return this.#gate.pass(() => this.#options.github.openAsset(asset));
  }

  /** Starts a refresh, unless one is in flight or a limit forbids it: then it returns the limit. */
  #refresh<Value>(resource: Resource<Value>): Refusal | null {
    const { key } = resource;
    const isBuiltIn = this.#builtInKeys.has(key);
    if (this.#inFlight.has(key)) return null;
    const refusal = this.limits.refusal();
    if (!isBuiltIn) {
      const forVisitor = refusal ?? this.limits.refusalForVisitor(this.#queue);
      if (forVisitor !== null) return forVisitor;
    } else if (refusal !== null) {
      const { failure, until } = refusal;
      const record = recordWhileBlocked(this.records.attempt(resource), failure, until);
      void this.records.store(resource, record, false);
      return refusal;
    }
    const refresh = () => this.#refreshWithLease(resource);
    const flight = (isBuiltIn ? refresh() : this.#queue.run(refresh)).finally(() => {
      this.#inFlight.delete(key);
    });
    this.#inFlight.set(key, flight);
    return null;
  }

  /** Requests a resource, or waits for the replica that does. */
  async #refreshWithLease<Value>(resource: Resource<Value>): Promise<void> {
    const { store } = this.#options;
    const isMarked = this.#marked.delete(resource.key);
    const before = store.get(resource.key);
    const lease = (await store.lease?.(resource.key)) ?? NO_OTHER_REPLICA;
    if (lease.kind === 'held') {
      await this.#waitForReplica(resource.key, before);
      return;
    }
    try {
      const wasStored = store.get(resource.key) !== before;
      if (isMarked || !wasStored || this.records.isDue(resource, false)) {
        await this.#fetchAndStore(resource);
      }
      await this.#shareRateLimit();
    } finally {
      await lease.release();
    }
  }

  async #waitForReplica(key: string, before: StoredRecord | null): Promise<void> {
    const deadline = Date.now() + LONGEST_WAIT_FOR_REPLICA_MS;
    while (this.#options.store.get(key) === before && Date.now() < deadline) {
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Stores the rate limit for the other replicas, where there are any. */
  async #shareRateLimit(): Promise<void> {
    const { store, github } = this.#options;
    const quota = github.quota();
    if (store.lease === undefined || quota === null) return;
    await store.set(quotaRecord(quota, github.identity, this.#now()));
  }

  async #fetchAndStore<Value>(resource: Resource<Value>): Promise<void> {
    const outcome = await this.#fetch(resource);
    const attempt = this.records.attempt(resource);
    if (outcome.ok) {
      const fetched = outcome.value;
      const refreshMs = () => {
        const value = fetched.kind === 'changed' ? fetched.value : this.records.valueOf(resource);
        return value === null ? 0 : this.records.refreshMs(resource, value);
      };
      await this.records.store(resource, recordAfterResponse(attempt, fetched, refreshMs), true);
      return;
    }
    const { failure } = outcome;
    this.limits.pauseFor(failure);
    const record = recordAfterFailure(attempt, failure);
    await this.records.store(resource, record, false);
    const { failures, nextAttemptAt } = record;
    const { key } = resource;
    this.#options.log('warn', 'upstream.failed', {
      key,
      failure: failure.kind,
      failures,
      nextAttemptAt,
    });
  }

  /** Fetches a resource. An exception while its response is read is a bug: it is logged and waits like a failure. */
  async #fetch<Value>(resource: Resource<Value>): ReturnType<Resource<Value>['fetch']> {
    const { store, github, log } = this.#options;
    const value = this.records.valueOf(resource);
    const record = store.get(resource.key);
    const etag = record?.identity === github.identity ? record.etag : null;
    try {
      return await resource.fetch(github, value === null ? null : { value, etag });
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log('error', 'upstream.flaw', { key: resource.key, detail });
      return { ok: false, failure: { kind: 'unreadable', where: 'reading it broke' } };
    }
  }
}
