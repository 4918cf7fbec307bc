import 'server-only';
import { randomUUID } from 'node:crypto';

import { createClient } from '@redis/client';

import type { Log } from '@/server/shared/log.mjs';

import type { Lease, Store, StoredRecord, StoreState } from './model';
import { formatRecord, parseRecord } from './parse-record';
import { settledWithin } from './settled-within';

/** Prefix of all our keys; the number is raised when the format changes. */
const PREFIX = 'kairos-matrix:1:';
const RECORDS = `${PREFIX}record:`;
const LOCKS = `${PREFIX}lock:`;
const CHANGED = `${PREFIX}changed`;

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

type Client = ReturnType<typeof createClient>;

type RedisStoreOptions = {
  /** E.g. `redis://:password@host:6379/0`. */
  readonly url: string;
  /** The store of this process; all reads go there. */
  readonly local: Store;
  readonly log: Log;
  /** How often replicas compare all records; for tests. */
  readonly catchUpMs?: number;
  /** How long a lease outlives its replica; for tests. */
  readonly lockMs?: number;
};

/** A store that shares its records with other replicas. */
export type SharedStore = Store & { readonly close: () => Promise<void> };

/**
 * Opens a store that shares its records over Redis or Valkey, and lets one replica at a time fetch each
 * resource. Reads never leave this process. While the server is gone, slow, full or was emptied, the
 * store works alone, reports it, and merges both sides later: the newer record wins.
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
      await local.remove(key);
      await shared.forget(key);
    },
    state: () => shared.state(),
    lease: (key) => shared.lease(key),
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
  #timer: NodeJS.Timeout | null = null;
  #failure: string | null = null;
  #failingSince: string | null = null;

  constructor({ url, local, log, catchUpMs = CATCH_UP_MS, lockMs = LOCK_MS }: RedisStoreOptions) {
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
        .then(() => this.#listener.subscribe(CHANGED, (key) => void this.#fetch(key)))
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
    await this.#attempt(async () => {
      await this.#client.set(`${RECORDS}${record.key}`, formatRecord(record), {
        expiration: { type: 'EX', value: KEPT_SECONDS },
      });
      await this.#client.publish(CHANGED, record.key);
    });
  }

  async forget(key: string): Promise<void> {
    await this.#attempt(() => this.#client.del(`${RECORDS}${key}`));
  }

  /** Takes the lease of a resource; without a server it is always ours. */
  async lease(key: string): Promise<Lease> {
    const token = randomUUID();
    const name = `${LOCKS}${key}`;
    const taken = await this.#attempt(() =>
      this.#client.set(name, token, {
        condition: 'NX',
        expiration: { type: 'PX', value: this.#lockMs },
      }),
    );
    if (taken === undefined) return { kind: 'mine', release: async () => undefined };
    if (taken === null) return { kind: 'held' };
    // The previous owner may have stored what we are about to fetch.
    await this.#fetch(key);
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

  async #fetch(key: string): Promise<void> {
    const json = await this.#attempt(() => this.#client.get(`${RECORDS}${key}`));
    const record = typeof json === 'string' ? parseRecord(json) : null;
    if (record !== null && record.key === key) await this.#take(record);
  }

  async #take(record: StoredRecord): Promise<void> {
    if (isNewer(record, this.#local.get(record.key))) await this.#local.set(record);
  }

  /** Merges both sides: the newer record of each key wins. */
  async #catchUp(): Promise<void> {
    await this.#attempt(async () => {
      const theirs = new Map<string, StoredRecord>();
      for await (const keys of this.#client.scanIterator({ MATCH: `${RECORDS}*`, COUNT: 200 })) {
        if (keys.length === 0) continue;
        const values = await this.#client.mGet(keys);
        for (const value of values) {
          const record = typeof value === 'string' ? parseRecord(value) : null;
          if (record !== null) theirs.set(record.key, record);
        }
      }
      await Promise.all([...theirs.values()].map((record) => this.#take(record)));
      const ours = this.#local.list();
      const newer = ours.filter((record) => isNewer(record, theirs.get(record.key) ?? null));
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
    this.#failure = `The shared store cannot be used (${code}), so this replica goes on by itself.`;
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

function isNewer(one: StoredRecord, other: StoredRecord | null): boolean {
  if (other === null) return true;
  const [a, b] = [one, other].map(
    ({ lastAttemptAt, checkedAt }) => lastAttemptAt ?? checkedAt ?? '',
  );
  return (a ?? '') > (b ?? '');
}
