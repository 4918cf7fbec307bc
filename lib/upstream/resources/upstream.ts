import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { askedPauseMs, LONGEST_PAUSE_MS } from '@/lib/base/freshness/back-off';
import { mayAskForVisitor, refreshPlan, type RefreshPlan } from '@/lib/base/freshness/refresh-plan';
import { fail, type Result } from '@/lib/base/result';
import type { GitHub } from '@/lib/upstream/github/client';
import type { AskedAsset, OpenedAsset } from '@/lib/upstream/github/open-asset';
import type { Quota } from '@/lib/upstream/github/parse-quota';
import type { Lease, Store, StoredRecord } from '@/lib/upstream/store/model';
import { settledWithin } from '@/lib/upstream/store/settled-within';
import type { Log } from '@/server/shared/log.mjs';

import { AssetGate } from './asset-gate';
import { recordAfterAnswer, recordAfterFailure, recordWhileBlocked } from './next-record';
import type { Resource } from './resource';
import { quotaRecord, recordsOfResources, sharedQuota } from './shared-quota';
import { VisitorQueue } from './visitor-queue';

/** What is known of a resource at this moment. Times are ISO 8601 text. */
export type Held<Value> = {
  /** The last good answer; null when there is none yet. */
  readonly answer: {
    readonly value: Value;
    readonly fetchedAt: string;
    readonly checkedAt: string;
    readonly ttlMs: number;
  } | null;
  readonly failure: UpstreamFailure | null;
  readonly failingSince: string | null;
  readonly nextAttemptAt: string | null;
};

/** The only way to upstream: reads what is kept and refreshes it behind the reader. */
export type Upstream = {
  /**
   * Gives what is known of a resource, and lets it be refreshed when that is due. Only where nothing is
   * known yet does it wait, and no longer than `waitMs`.
   */
  readonly read: <Value>(
    resource: Resource<Value>,
    options: { readonly waitMs: number },
  ) => Promise<Held<Value>>;
  /** Gives what is known of a resource without asking anybody. */
  readonly peek: <Value>(resource: Resource<Value>) => Held<Value>;
  /** Opens a file of a release for a visitor, within the limits that hold for visitors. */
  readonly openAsset: (asset: AskedAsset) => Promise<Result<OpenedAsset, UpstreamFailure>>;
  /** Lets resources be asked for at the next look, whatever their time, since something changed upstream. */
  readonly hasten: (keys: readonly string[]) => void;
  readonly isRefreshing: (key: string) => boolean;
  readonly quota: () => Quota | null;
  /** Until when nothing is asked; null when asking goes on. */
  readonly pausedUntil: () => string | null;
  readonly hasToken: boolean;
  readonly store: Store;
};

export type UpstreamOptions = {
  readonly store: Store;
  readonly github: GitHub;
  readonly log: Log;
  /** Keys of the resources that are always refreshed; all others were chosen by visitors, and have limits. */
  readonly builtInKeys: ReadonlySet<string>;
  readonly now?: () => Date;
  /** Requests an hour that the built-in resources need at present. */
  readonly neededPerHour?: (now: Date) => number;
};

/** Records of refs that visitors chose which are kept; the oldest make room. */
const MOST_VISITOR_RECORDS = 200;

const QUEUE = { running: 4, waiting: 20 };

/** What a visitor is told to wait when too many refs are asked for at once. */
const CROWDED: UpstreamFailure = { kind: 'secondary-limit', retryAfterSeconds: 30 };

type Refusal = { readonly failure: UpstreamFailure; readonly until: Date };

/** Makes the way to an upstream. */
export function createUpstream(options: UpstreamOptions): Upstream {
  const refresher = new Refresher(options);
  const { store, github } = options;
  return {
    read: (resource, { waitMs }) => refresher.read(resource, waitMs),
    peek: (resource) => refresher.held(resource, null),
    openAsset: (asset) => refresher.openAsset(asset),
    hasten: (keys) => refresher.hasten(keys),
    isRefreshing: (key) => refresher.isRefreshing(key),
    quota: () => refresher.quota(),
    pausedUntil: () => refresher.blockade()?.until.toISOString() ?? null,
    hasToken: github.hasToken,
    store,
  };
}

class Refresher {
  readonly #store: Store;
  readonly #github: GitHub;
  readonly #log: Log;
  readonly #now: () => Date;
  readonly #neededPerHour: (now: Date) => number;
  readonly #plan: RefreshPlan;
  readonly #queue = new VisitorQueue(QUEUE);
  readonly #gate = new AssetGate();
  /** What is asked for before its time, by key. */
  readonly #hastened = new Set<string>();
  /** What is being asked, by key: one question at a time for each, however many wait for it. */
  readonly #flights = new Map<string, Promise<void>>();
  /** Values that were read from the store and checked, by the value as it is kept. */
  readonly #checked = new WeakMap<object, { readonly version: number; readonly isGood: boolean }>();
  readonly #builtInKeys: ReadonlySet<string>;
  #pausedUntil = 0;
  #pause: UpstreamFailure | null = null;

  constructor({ store, github, log, builtInKeys, now, neededPerHour }: UpstreamOptions) {
    this.#store = store;
    this.#github = github;
    this.#log = log;
    this.#builtInKeys = builtInKeys;
    this.#now = now ?? (() => new Date());
    this.#neededPerHour = neededPerHour ?? (() => 0);
    this.#plan = refreshPlan(github);
  }

  hasten(keys: readonly string[]): void {
    for (const key of keys) this.#hastened.add(key);
  }

  isRefreshing(key: string): boolean {
    return this.#flights.has(key);
  }

  async read<Value>(resource: Resource<Value>, waitMs: number): Promise<Held<Value>> {
    const refusal = this.#isDue(resource) ? this.#refresh(resource) : null;
    const flight = this.#flights.get(resource.key);
    if (flight !== undefined && waitMs > 0 && this.#valueOf(resource) === null) {
      await settledWithin(flight, waitMs);
    }
    return this.held(resource, refusal);
  }

  held<Value>(resource: Resource<Value>, refusal: Refusal | null): Held<Value> {
    const value = this.#valueOf(resource);
    const record = this.#store.get(resource.key);
    const { fetchedAt = null, checkedAt = null } = record ?? {};
    const isAnswered = value !== null && fetchedAt !== null && checkedAt !== null;
    return {
      answer: isAnswered
        ? { value, fetchedAt, checkedAt, ttlMs: resource.ttlMs(value, this.#plan) }
        : null,
      failure: refusal?.failure ?? record?.failure ?? null,
      failingSince: record?.failingSince ?? null,
      nextAttemptAt: refusal?.until.toISOString() ?? record?.nextAttemptAt ?? null,
    };
  }

  async openAsset(asset: AskedAsset): Promise<Result<OpenedAsset, UpstreamFailure>> {
    const refusal = this.blockade() ?? this.#refusalForVisitor();
    if (refusal !== null) return fail(refusal.failure);
    return this.#gate.pass(() => this.#github.openAsset(asset));
  }

  /** What is left of the allowance, by what any replica was told. */
  quota(): Quota | null {
    return sharedQuota(this.#github.quota(), this.#store, this.#github.identity);
  }

  /** A limit that holds for everything; null where none does. */
  blockade(): Refusal | null {
    const now = this.#now();
    const quota = this.quota();
    if (quota !== null && quota.remaining === 0 && Date.parse(quota.resetsAt) > now.getTime()) {
      const { resetsAt } = quota;
      return { failure: { kind: 'rate-limited', resetsAt }, until: new Date(resetsAt) };
    }
    if (this.#pause === null || this.#pausedUntil <= now.getTime()) return null;
    return { failure: this.#pause, until: new Date(this.#pausedUntil) };
  }

  #isDue<Value>(resource: Resource<Value>): boolean {
    const record = this.#store.get(resource.key);
    if (record === null || record.version !== resource.version) return true;
    if (record.askedOf !== this.#github.identity || record.nextAttemptAt === null) return true;
    const value = this.#valueOf(resource);
    if (value === null && record.failure === null) return true;
    const now = this.#now().getTime();
    if (this.#hastened.has(resource.key) && !isJustNow(record.lastAttemptAt, now)) return true;
    const ttlMs = value === null ? 0 : this.#askAgainMs(resource, value);
    const planned = Date.parse(record.nextAttemptAt);
    const next =
      record.failure === null && record.checkedAt !== null
        ? Math.min(planned, Date.parse(record.checkedAt) + ttlMs)
        : planned;
    // A moment further away than any pause comes from a clock that was wrong.
    return next <= now || next > now + Math.max(ttlMs, LONGEST_PAUSE_MS);
  }

  #askAgainMs<Value>({ askAgainMs, ttlMs }: Resource<Value>, value: Value): number {
    return (askAgainMs ?? ttlMs)(value, this.#plan);
  }

  /** Lets a resource be asked for, unless it is already, or must not be: then it says why. */
  #refresh<Value>(resource: Resource<Value>): Refusal | null {
    const { key } = resource;
    const isBuiltIn = this.#builtInKeys.has(key);
    if (this.#flights.has(key)) return null;
    const blockade = this.blockade();
    if (!isBuiltIn) {
      const refusal = blockade ?? this.#refusalForVisitor();
      if (refusal !== null) return refusal;
    } else if (blockade !== null) {
      const { failure, until } = blockade;
      void this.#keep(resource, recordWhileBlocked(this.#attempt(resource), failure, until));
      return blockade;
    }
    const ask = () => this.#ask(resource);
    const flight = (isBuiltIn ? ask() : this.#queue.run(ask)).finally(() => {
      this.#flights.delete(key);
    });
    this.#flights.set(key, flight);
    return null;
  }

  #refusalForVisitor(): Refusal | null {
    const now = this.#now();
    const quota = this.quota();
    const allowance = { quota, neededPerHour: this.#neededPerHour(now), now };
    if (!mayAskForVisitor({ ...allowance, pending: 0 })) {
      const resetsAt = quota?.resetsAt ?? null;
      return { failure: { kind: 'rate-limited', resetsAt }, until: new Date(resetsAt ?? now) };
    }
    const isTight = !mayAskForVisitor({ ...allowance, pending: this.#queue.size });
    if (!isTight && !this.#queue.isFull()) return null;
    return { failure: CROWDED, until: new Date(now.getTime() + askedPauseMs(CROWDED, now)) };
  }

  /** Asks for a resource, unless another replica does: then its answer is waited for. */
  async #ask<Value>(resource: Resource<Value>): Promise<void> {
    const isHastened = this.#hastened.delete(resource.key);
    const before = this.#store.get(resource.key);
    const lease = (await this.#store.lease?.(resource.key)) ?? ALONE;
    if (lease.kind === 'held') {
      await this.#awaitOther(resource.key, before);
      return;
    }
    try {
      const hasCome = this.#store.get(resource.key) !== before;
      if (isHastened || !hasCome || this.#isDue(resource)) await this.#askAlone(resource);
      await this.#tellQuota();
    } finally {
      await lease.release();
    }
  }

  /** Tells the other replicas, where there are any, what is left. */
  async #tellQuota(): Promise<void> {
    const quota = this.#github.quota();
    if (this.#store.lease === undefined || quota === null) return;
    await this.#store.set(quotaRecord(quota, this.#github.identity, this.#now()));
  }

  async #awaitOther(key: string, before: StoredRecord | null): Promise<void> {
    const deadline = Date.now() + LONGEST_WAIT_FOR_OTHER_MS;
    while (this.#store.get(key) === before && Date.now() < deadline) {
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async #askAlone<Value>(resource: Resource<Value>): Promise<void> {
    const outcome = await this.#fetch(resource);
    const attempt = this.#attempt(resource);
    if (outcome.ok) {
      const ttlMsOf = () => {
        const value =
          outcome.value.kind === 'changed' ? outcome.value.value : this.#valueOf(resource);
        return value === null ? 0 : this.#askAgainMs(resource, value);
      };
      const record = recordAfterAnswer(attempt, outcome.value, ttlMsOf);
      this.#trust(resource, record.value);
      await this.#keep(resource, record);
      return;
    }
    const { failure } = outcome;
    this.#pauseFor(failure);
    const record = recordAfterFailure(attempt, failure);
    await this.#keep(resource, record);
    const { failures, nextAttemptAt } = record;
    const { key } = resource;
    this.#log('warn', 'upstream.failed', { key, failure: failure.kind, failures, nextAttemptAt });
  }

  /** Asks upstream. What breaks while its answer is read is a flaw of ours; it is logged, and waits like a failure. */
  async #fetch<Value>(resource: Resource<Value>): ReturnType<Resource<Value>['fetch']> {
    const value = this.#valueOf(resource);
    const record = this.#store.get(resource.key);
    const isSameAsker = record?.askedOf === this.#github.identity;
    const etag = isSameAsker ? (record?.etag ?? null) : null;
    try {
      return await resource.fetch(this.#github, value === null ? null : { value, etag });
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#log('error', 'upstream.flaw', { key: resource.key, detail });
      return { ok: false, failure: { kind: 'unreadable', where: 'reading it broke' } };
    }
  }

  #pauseFor(failure: UpstreamFailure): void {
    const now = this.#now();
    const pauseMs = Math.min(askedPauseMs(failure, now), LONGEST_PAUSE_MS);
    const until = now.getTime() + pauseMs;
    if (pauseMs === 0 || until <= this.#pausedUntil) return;
    this.#pausedUntil = until;
    this.#pause = failure;
  }

  #attempt<Value>(resource: Resource<Value>) {
    const { key, version } = resource;
    const record = this.#store.get(key);
    const isUsable = record !== null && record.version === version;
    const before =
      isUsable && this.#valueOf(resource) === null
        ? { ...record, value: null, etag: null }
        : record;
    return {
      key,
      version,
      askedOf: this.#github.identity,
      before: isUsable ? before : null,
      now: this.#now(),
    };
  }

  async #keep<Value>(resource: Resource<Value>, record: StoredRecord): Promise<void> {
    await this.#store.set(record);
    if (!this.#builtInKeys.has(resource.key)) this.#prune();
  }

  /** Drops what visitors chose longest ago; refs that turned out not to exist go first. */
  #prune(): void {
    const chosen = recordsOfResources(this.#store)
      .filter(({ key }) => !this.#builtInKeys.has(key))
      .toSorted(byWorth);
    for (const { key } of chosen.slice(MOST_VISITOR_RECORDS)) void this.#store.remove(key);
  }

  /** The kept value, where it is of the form that is read now. */
  #valueOf<Value>(resource: Resource<Value>): Value | null {
    const record = this.#store.get(resource.key);
    if (record === null || record.version !== resource.version) return null;
    return this.#isAccepted(resource, record.value) ? record.value : null;
  }

  /** Whether the resource's schema accepts a value, or its own fetch gave it; each is checked once. */
  #isAccepted<Value>(resource: Resource<Value>, value: unknown): value is Value {
    if (typeof value !== 'object' || value === null) return false;
    const known = this.#checked.get(value);
    if (known?.version === resource.version) return known.isGood;
    const isGood = resource.schema.safeParse(value).success;
    this.#checked.set(value, { version: resource.version, isGood });
    if (!isGood) this.#log('warn', 'store.outdated', { key: resource.key });
    return isGood;
  }

  #trust<Value>({ version }: Resource<Value>, value: unknown): void {
    if (typeof value === 'object' && value !== null)
      this.#checked.set(value, { version, isGood: true });
  }
}

/** Where there is one replica, nobody else asks. */
const ALONE: Lease = { kind: 'mine', release: async () => undefined };

/** A replica that asks may be slow, or have died; then it is looked for again at the next look. */
const LONGEST_WAIT_FOR_OTHER_MS = 8000;

/** However often upstream says that something changed, it is asked no more often than this. */
const LEAST_PAUSE_MS = 10_000;

function isJustNow(at: string | null, now: number): boolean {
  return at !== null && Math.abs(now - Date.parse(at)) < LEAST_PAUSE_MS;
}

/** Records worth keeping first: those with an answer, then the latest asked for. */
function byWorth(a: StoredRecord, b: StoredRecord): number {
  const answered = Number(b.value !== null) - Number(a.value !== null);
  return answered || (b.lastAttemptAt ?? '').localeCompare(a.lastAttemptAt ?? '');
}
