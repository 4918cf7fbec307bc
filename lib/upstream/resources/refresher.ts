import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, type Result } from '@/lib/base/result';
import type { BlobStore } from '@/lib/upstream/blobs/model';
import type { GitHub } from '@/lib/upstream/github/client';
import type { AssetRequest, OpenedAsset } from '@/lib/upstream/github/open-asset';
import type { RegistryClient } from '@/lib/upstream/registry/client';
import type { Lease, Store, StoredRecord } from '@/lib/upstream/store/model';
import { settledWithin } from '@/lib/upstream/store/settled-within';
import type { Log } from '@/server/shared/log.mjs';

import type { Passed } from './asset-gate';
import { ContentReader } from './content-reader';
import { isLossConfirmed } from './list-loss';
import { recordAfterResponse, recordAfterFailure, recordWhileBlocked } from './next-record';
import type { Refusal, RequestLimits } from './request-limits';
import type { AnyResource, Fetched, ResourceState } from './resource';
import { ResourceRecords, type KeySet } from './resource-records';
import { quotaRecord } from './shared-quota';
import { Sources } from './sources';

/** A file that a visitor downloads; `signal` is aborted when the visitor leaves. */
export type VisitorAsset = AssetRequest & { readonly signal?: AbortSignal };

export type RefresherOptions = {
  readonly store: Store;
  readonly github: GitHub;
  readonly log: Log;
  /** Keys of the resources that are always refreshed; all others were chosen by visitors, and have limits. */
  readonly builtInKeys: KeySet;
  /** Keys of resources with the limits of visitors whose records are never dropped. */
  readonly keptKeys?: KeySet;
  /** The registries that may be read; none where there are none. */
  readonly registries?: readonly RegistryClient[];
  /** Where large content of registries is stored. */
  readonly blobs?: BlobStore | null;
  readonly now?: () => Date;
  /** Requests an hour to GitHub that the built-in resources need at present. */
  readonly neededPerHour?: (now: Date) => number;
};

/** The replica with the lease may be slow or dead; after this time the resource is looked at again. */
const LONGEST_WAIT_FOR_REPLICA_MS = 8000;

/** The lease where there is only one replica. */
const NO_OTHER_REPLICA: Lease = { kind: 'mine', release: async () => undefined };

/** Requests resources that are due, one request in flight for each, and stores what comes back. */
export class Refresher {
  readonly #options: RefresherOptions;
  readonly #now: () => Date;
  readonly #builtInKeys: KeySet;
  /** Keys of resources that a webhook said have changed. */
  readonly #marked = new Set<string>();
  readonly #inFlight = new Map<string, Promise<void>>();
  readonly records: ResourceRecords;
  readonly sources: Sources;
  readonly content: ContentReader;

  constructor(options: RefresherOptions) {
    const { store, github, log, builtInKeys } = options;
    this.#options = options;
    this.#builtInKeys = builtInKeys;
    this.#now = options.now ?? (() => new Date());
    const neededPerHour = options.neededPerHour ?? (() => 0);
    const now = this.#now;
    this.sources = new Sources({ store, github, now, neededPerHour });
    this.content = new ContentReader({ sources: this.sources, blobs: options.blobs ?? null });
    this.records = new ResourceRecords({
      store,
      github,
      sources: this.sources,
      log,
      now,
      neverDropped: {
        has: (key) => builtInKeys.has(key) || options.keptKeys?.has(key) === true,
      },
    });
  }

  /** GitHub's limits. */
  get limits(): RequestLimits {
    return this.sources.github.limits;
  }

  /** Marks resources as changed, so that they are due before the end of their TTL. */
  markChanged(keys: readonly string[]): void {
    for (const key of keys) this.#marked.add(key);
  }

  isRefreshing(key: string): boolean {
    return this.#inFlight.has(key);
  }

  async read<Value>(resource: AnyResource<Value>, waitMs: number): Promise<ResourceState<Value>> {
    const isDue = this.records.isDue(resource, this.#marked.has(resource.key));
    const refusal = isDue ? this.#refresh(resource) : null;
    const flight = this.#inFlight.get(resource.key);
    if (flight !== undefined && waitMs > 0 && this.records.valueOf(resource) === null) {
      await settledWithin(flight, waitMs);
    }
    return this.records.stateOf(resource, refusal);
  }

  async openAsset(asset: VisitorAsset): Promise<Result<Passed<OpenedAsset>, UpstreamFailure>> {
    const { limits, queue, gate } = this.sources.github;
    const refusal = limits.refusal() ?? limits.refusalForVisitor(queue);
    if (refusal !== null) return fail(refusal.failure);
    const open = (signal: AbortSignal) => this.#options.github.openAsset({ ...asset, signal });
    return gate.pass(open, asset.signal);
  }

  /** Starts a refresh, unless one is in flight or a limit forbids it: then it returns the limit. */
  #refresh<Value>(resource: AnyResource<Value>): Refusal | null {
    const { key } = resource;
    const isBuiltIn = this.#builtInKeys.has(key);
    if (this.#inFlight.has(key)) return null;
    const { limits, queue } = this.sources.of(resource);
    const refusal = limits.refusal();
    if (!isBuiltIn) {
      const forVisitor = refusal ?? limits.refusalForVisitor(queue);
      if (forVisitor !== null) return forVisitor;
    } else if (refusal !== null) {
      const { failure, until } = refusal;
      const record = recordWhileBlocked(this.records.attempt(resource), failure, until);
      void this.records.store(resource, record, false);
      return refusal;
    }
    const refresh = () => this.#refreshWithLease(resource);
    const flight = (isBuiltIn ? refresh() : queue.run(refresh)).finally(() => {
      this.#inFlight.delete(key);
    });
    this.#inFlight.set(key, flight);
    return null;
  }

  /** Requests a resource, or waits for the replica that does. */
  async #refreshWithLease<Value>(resource: AnyResource<Value>): Promise<void> {
    const { store } = this.#options;
    const isMarked = this.#marked.delete(resource.key);
    const before = store.get(resource.key);
    const { identity } = this.sources.of(resource);
    const owner = { schemaVersion: resource.schemaVersion, identity };
    const lease = (await store.lease?.(resource.key, owner)) ?? NO_OTHER_REPLICA;
    if (lease.kind === 'held') {
      await this.#waitForReplica(resource.key, before);
      return;
    }
    try {
      const wasStored = store.get(resource.key) !== before;
      if (isMarked || !wasStored || this.records.isDue(resource, false)) {
        await this.#fetchAndStore(resource);
      }
      if (!('client' in resource)) await this.#shareRateLimit();
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

  async #fetchAndStore<Value>(resource: AnyResource<Value>): Promise<void> {
    const outcome = await this.#fetch(resource);
    const attempt = this.records.attempt(resource);
    if (outcome.ok) {
      const fetched = outcome.value;
      const refreshMs = () => {
        const value = fetched.kind === 'changed' ? fetched.value : this.records.valueOf(resource);
        return value === null ? 0 : this.records.refreshMs(resource, value);
      };
      const record = recordAfterResponse(attempt, fetched, refreshMs);
      await this.records.store(resource, record, true);
      if (record.failure !== null) this.#pauseAndLog(resource, record.failure, record);
      return;
    }
    const { failure } = outcome;
    const record = recordAfterFailure(attempt, failure);
    await this.records.store(resource, record, false);
    this.#pauseAndLog(resource, failure, record);
  }

  /** What a visitor typed and upstream does not have is no warning: a visitor could fill the log with it. */
  #pauseAndLog<Value>(
    resource: AnyResource<Value>,
    failure: UpstreamFailure,
    { key, failures, nextAttemptAt }: StoredRecord,
  ): void {
    this.sources.of(resource).limits.pauseFor(failure);
    const isMistyped = failure.kind === 'not-found' && !this.#builtInKeys.has(key);
    this.#options.log(isMistyped ? 'debug' : 'warn', 'upstream.failed', {
      key,
      failure: failure.kind,
      failures,
      nextAttemptAt,
    });
  }

  /** Fetches a resource. An exception while its response is read is a bug: it is logged and waits like a failure. */
  async #fetch<Value>(
    resource: AnyResource<Value>,
  ): Promise<Result<Fetched<Value>, UpstreamFailure>> {
    const { store, github, log } = this.#options;
    const value = this.records.valueOf(resource);
    const record = store.get(resource.key);
    const etag = record?.identity === this.sources.of(resource).identity ? record.etag : null;
    const previous = value === null ? null : { value, etag };
    try {
      const fetched = await ('client' in resource
        ? resource.fetch(resource.client, previous)
        : resource.fetch(github, previous));
      return this.#withoutLoss(resource, { before: value, record }, fetched);
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log('error', 'upstream.defect', { key: resource.key, detail });
      const failure: UpstreamFailure = { kind: 'unreadable', where: 'reading it broke' };
      return fail('client' in resource ? resource.client.atHost(failure) : failure);
    }
  }

  /** Keeps the stored value where a new one lacks too much of it, until that has lasted. */
  #withoutLoss<Value>(
    resource: AnyResource<Value>,
    stored: { readonly before: Value | null; readonly record: StoredRecord | null },
    fetched: Result<Fetched<Value>, UpstreamFailure>,
  ): Result<Fetched<Value>, UpstreamFailure> {
    const { before, record } = stored;
    if (!fetched.ok || fetched.value.kind === 'unchanged' || before === null) return fetched;
    const loss = resource.lossOf?.(before, fetched.value.value) ?? null;
    if (loss === null || isLossConfirmed(record, this.#now())) return fetched;
    const failure: UpstreamFailure = { kind: 'incomplete', ...loss };
    return fail('client' in resource ? resource.client.atHost(failure) : failure);
  }
}
