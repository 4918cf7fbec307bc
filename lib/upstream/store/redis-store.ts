import 'server-only';
import { randomUUID } from 'node:crypto';

import { createClient } from '@redis/client';

import type { Log } from '@/server/shared/log.mjs';

import type { Lease, RecordOwner, Store, StoredRecord, StoreState } from './model';
import { formatRecord, parseRecord } from './parse-record';
import { aheadMs, isNewer, shiftedBy } from './record-times';
import { settledWithin } from './settled-within';
import { CHANGED, identityMarkIn, lockNameOf, markOf, RECORDS, sharedNameOf } from './shared-name';

/** A lease ends this long after its replica died; a running replica renews it. */
const LOCK_MS = 30_000;

/** Timeout of a command to the Redis server. */
const PATIENCE_MS = 800;

/** How often replicas compare all records, in case a message was lost. */
const CATCH_UP_MS = 15_000;

/** TTL of a record in Redis since it was last written. */
const KEPT_SECONDS = 45 * 24 * 3600;

/** Deletes a lease if it belongs to this replica. */
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

/** Renews a lease if it belongs to this replica. */
const RENEW = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end return 0`;

/** Replaces a lock that none of us can have set: one without an end, or with an end later than any lease. */
const REPLACE = `local left = redis.call('pttl', KEYS[1]) if left >= 0 and left <= tonumber(ARGV[2]) then return 0 end redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2]) return 1`;

type Client = ReturnType<typeof createClient>;

/** What {@link openRedisStore} needs. */
export type RedisStoreOptions = {
  /** E.g. `redis://:password@host:6379/0`. */
  readonly url: string;
  /** The store of this process; all reads go there. */
  readonly local: Store;
  readonly log: Log;
  /** The APIs and accounts whose records are shared; all where they are not given. */
  readonly identities?: readonly string[];
  readonly now?: () => Date;
  /** How often replicas compare all records; for tests. */
  readonly catchUpMs?: number;
  /** How long a lease outlives its replica; for tests. */
  readonly lockMs?: number;
};

/** A store that shares its records with other replicas. */
export type SharedStore = Store & { readonly close: () => Promise<void> };

/**
 * Opens a store that shares its records over Redis or Valkey, and lets one replica at a time fetch each
 * resource. Reads never leave this process. While the server is gone, slow, full or was emptied, the store
 * works without it, reports it, and merges both sides later: the newer record wins.
 */
export async function openRedisStore(options: RedisStoreOptions): Promise<SharedStore> {
  const shared = new SharedRecords(options);
  await settledWithin(shared.connect(), PATIENCE_MS);
  const { local } = options;
  return {
    get: (key) => local.get(key),
    list: () => local.list(),
    set: async (record) => {
      await local.set(record);
      await shared.offer(record);
    },
    remove: async (key) => {
      const record = local.get(key);
      await local.remove(key);
      if (record !== null) await shared.forget(record);
    },
    state: () => shared.state(),
    lease: (key, owner) => shared.lease(key, owner),
    close: () => shared.close(),
  };
}

class SharedRecords {
  readonly #client: Client;
  readonly #listener: Client;
  readonly #local: Store;
  readonly #log: Log;
  readonly #place: string;
  readonly #catchUpMs: number;
  readonly #lockMs: number;
  readonly #now: () => Date;
  /** By the marks in names; null for all. */
  readonly #ours: ReadonlySet<string> | null;
  /** The last times of records that came from the future, by their names: each is taken once. */
  readonly #taken = new Map<string, string | null>();
  #timer: NodeJS.Timeout | null = null;
  #failure: string | null = null;
  #failingSince: string | null = null;

  constructor(options: RedisStoreOptions) {
    const { url, local, log, catchUpMs = CATCH_UP_MS, lockMs = LOCK_MS, identities } = options;
    const socket = {
      connectTimeout: 2000,
      reconnectStrategy: (tries: number) => Math.min(100 * 2 ** tries, 5000),
    };
    this.#client = createClient({ url, socket, disableOfflineQueue: true });
    this.#listener = this.#client.duplicate();
    this.#local = local;
    this.#log = log;
    this.#catchUpMs = catchUpMs;
    this.#lockMs = lockMs;
    this.#now = options.now ?? (() => new Date());
    this.#ours = identities === undefined ? null : new Set(identities.map(markOf));
    const { hostname, port } = new URL(url);
    this.#place = `Redis at ${hostname}${port === '' ? '' : `:${port}`}, and ${local.state().place}`;
  }

  /** Connects, and retries for as long as it takes; settled when all records were compared once. */
  async connect(): Promise<void> {
    for (const client of [this.#client, this.#listener]) {
      client.on('error', (error: unknown) => this.#failed(error));
    }
    this.#timer = setInterval(() => void this.#catchUp(), this.#catchUpMs).unref();
    this.#client.on('ready', () => void this.#catchUp());
    await Promise.all([
      this.#client.connect().catch((error: unknown) => this.#failed(error)),
      this.#listener
        .connect()
        .then(() => this.#listener.subscribe(CHANGED, (name) => void this.#fetchOurs(name)))
        .catch((error: unknown) => this.#failed(error)),
    ]);
    await this.#catchUp();
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    for (const client of [this.#client, this.#listener]) if (client.isOpen) client.destroy();
  }

  state(): StoreState {
    const local = this.#local.state();
    return {
      ...local,
      place: this.#place,
      shared: { failure: this.#failure, failingSince: this.#failingSince },
    };
  }

  async offer(record: StoredRecord): Promise<void> {
    const name = sharedNameOf(record.key, record);
    if (!this.#isOurs(name)) return;
    await this.#attempt(async () => {
      await this.#client.set(`${RECORDS}${name}`, formatRecord(record), {
        expiration: { type: 'EX', value: KEPT_SECONDS },
      });
      await this.#client.publish(CHANGED, name);
    });
  }

  async forget(record: StoredRecord): Promise<void> {
    const name = sharedNameOf(record.key, record);
    this.#taken.delete(name);
    await this.#attempt(() => this.#client.del(`${RECORDS}${name}`));
  }

  /** Takes the lease of a resource; without a server it is always ours. */
  async lease(key: string, owner?: RecordOwner): Promise<Lease> {
    const token = randomUUID();
    const name = lockNameOf(key, owner);
    const taken = await this.#attempt(() =>
      this.#client.set(name, token, {
        condition: 'NX',
        expiration: { type: 'PX', value: this.#lockMs },
      }),
    );
    if (taken === undefined) return { kind: 'mine', release: async () => undefined };
    if (taken === null && !(await this.#replaceLock(name, token))) return { kind: 'held' };
    // The previous holder may have stored what we are about to fetch.
    if (owner !== undefined) await this.#fetch(sharedNameOf(key, owner), true);
    const renewal = setInterval(() => {
      const command = { keys: [name], arguments: [token, String(this.#lockMs)] };
      void this.#attempt(() => this.#client.eval(RENEW, command));
    }, this.#lockMs / 3).unref();
    const release = async () => {
      clearInterval(renewal);
      await this.#attempt(() => this.#client.eval(RELEASE, { keys: [name], arguments: [token] }));
    };
    return { kind: 'mine', release };
  }

  async #replaceLock(name: string, token: string): Promise<boolean> {
    const command = { keys: [name], arguments: [token, String(this.#lockMs)] };
    const replaced = await this.#attempt(() => this.#client.eval(REPLACE, command));
    if (replaced !== 1) return false;
    this.#log('warn', 'store.foreign-lock', { lock: name });
    return true;
  }

  #isOurs(name: string): boolean {
    const mark = identityMarkIn(name);
    return mark !== null && (this.#ours === null || this.#ours.has(mark));
  }

  async #fetchOurs(name: string): Promise<void> {
    if (this.#isOurs(name)) await this.#fetch(name, false);
  }

  async #fetch(name: string, isWanted: boolean): Promise<void> {
    const json = await this.#attempt(() => this.#client.get(`${RECORDS}${name}`));
    const record = recordNamed(name, json);
    if (record !== null) await this.#take(name, record, isWanted);
  }

  /**
   * Takes a record that is newer than ours. One of another schema version is taken only where it `isWanted`, else
   * two versions of the site would replace each other's records endlessly.
   */
  async #take(name: string, record: StoredRecord, isWanted: boolean): Promise<void> {
    const ours = this.#local.get(record.key);
    const isOther = ours !== null && !isSameOwner(ours, record);
    if (isOther && !isWanted && this.#isOurs(sharedNameOf(ours.key, ours))) return;
    const ms = aheadMs(record, this.#now());
    if (ms === 0) {
      if (isOther || isNewer(record, ours)) await this.#local.set(record);
      return;
    }
    if ((this.#taken.get(name) ?? '') >= (record.lastAttemptAt ?? '')) return;
    this.#taken.set(name, record.lastAttemptAt);
    await this.#local.set(shiftedBy(ms, record));
  }

  /** Merges both sides: the newer record of each key wins. */
  async #catchUp(): Promise<void> {
    await this.#attempt(async () => {
      const theirs = new Map<string, StoredRecord>();
      for await (const keys of this.#client.scanIterator({ MATCH: `${RECORDS}*`, COUNT: 200 })) {
        const names = keys
          .map((key) => key.slice(RECORDS.length))
          .filter((name) => this.#isOurs(name));
        if (names.length === 0) continue;
        const values = await this.#client.mGet(names.map((name) => `${RECORDS}${name}`));
        for (const [index, name] of names.entries()) {
          const record = recordNamed(name, values[index]);
          if (record !== null) theirs.set(name, record);
        }
      }
      await Promise.all([...theirs].map(([name, record]) => this.#take(name, record, false)));
      const ours = this.#local.list();
      const newer = ours.filter((record) => {
        const shared = theirs.get(sharedNameOf(record.key, record)) ?? null;
        return isNewer(record, shared);
      });
      await Promise.all(newer.map((record) => this.offer(record)));
    }, CATCH_UP_MS);
  }

  /** Runs a command; undefined where it fails or takes too long. */
  async #attempt<Value>(
    act: () => Promise<Value>,
    patienceMs = PATIENCE_MS,
  ): Promise<Value | undefined> {
    if (!this.#client.isReady) return undefined;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('the server did not reply in time')), patienceMs);
    });
    try {
      const value = await Promise.race([act(), late]);
      this.#succeeded();
      return value;
    } catch (error) {
      this.#failed(error);
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  #succeeded(): void {
    if (this.#failure === null) return;
    this.#failure = null;
    this.#failingSince = null;
    this.#log('info', 'store.shared');
  }

  /** The server's message may contain a URL with its password, so only its code is reported. */
  #failed(error: unknown): void {
    if (this.#failure !== null) return;
    const code = codeOf(error);
    this.#failure = `The shared store cannot be used (${code}), so this replica works without it.`;
    this.#failingSince = new Date().toISOString();
    this.#log('warn', 'store.unshared', { code });
  }
}

/** The code of an error: the system's, or the prefix of a server's error reply, e.g. `OOM`. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reply';
  if ('code' in error) return String(error.code);
  return /^[A-Z]{3,20}(?= )/.exec(error.message)?.[0] ?? 'no reply';
}

function isSameOwner(a: RecordOwner, b: RecordOwner): boolean {
  return a.schemaVersion === b.schemaVersion && a.identity === b.identity;
}

/** Reads the record of a name; null where the text is no record, or a record of another name. */
function recordNamed(name: string, json: unknown): StoredRecord | null {
  const record = typeof json === 'string' ? parseRecord(json) : null;
  return record !== null && sharedNameOf(record.key, record) === name ? record : null;
}
