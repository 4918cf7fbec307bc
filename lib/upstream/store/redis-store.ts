import 'server-only';
import { randomUUID } from 'node:crypto';

import { createClient } from '@redis/client';

import type { Log } from '@/server/shared/log.mjs';

import type { Lease, Store, StoredRecord, StoreState } from './model';
import { formatRecord, parseRecord } from './parse-record';
import { settledWithin } from './settled-within';

/** Everything of ours stands below this; another form of it gets another number. */
const PREFIX = 'kairos-matrix:1:';
const RECORDS = `${PREFIX}record:`;
const LOCKS = `${PREFIX}lock:`;
const CHANGED = `${PREFIX}changed`;

/** A replica that died holds a lock no longer than this; one that lives goes on holding it. */
const LOCK_MS = 30_000;

/** A server that takes longer than this to answer keeps nobody waiting. */
const PATIENCE_MS = 800;

/** How often replicas compare everything, for what a lost message would have told. */
const CATCH_UP_MS = 15_000;

/** A record is forgotten when nobody has written it for so long. */
const KEPT_SECONDS = 45 * 24 * 3600;

/** Deletes a lock only for whom it belongs to. */
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

/** Keeps a lock for as long again, for whom it belongs to. */
const RENEW = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end return 0`;

type Client = ReturnType<typeof createClient>;

type RedisStoreOptions = {
  /** Such as `redis://:password@host:6379/0`. */
  readonly url: string;
  /** Keeps the records of this process; what is read is read from there. */
  readonly local: Store;
  readonly log: Log;
  /** How often replicas compare everything; for tests. */
  readonly catchUpMs?: number;
  /** How long a lock outlives the replica that took it; for tests. */
  readonly lockMs?: number;
};

/** A store that shares its records with other replicas. */
export type SharedStore = Store & { readonly close: () => Promise<void> };

/**
 * Opens a store that shares its records over Redis or Valkey, and asks for each resource on one replica at
 * a time. Reading is always from this process; while the server is gone, slow, full or was emptied, the
 * store goes on by itself, says so, and brings both sides together again later, the newer record first.
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

  /** Connects, and goes on trying for as long as it takes; settled when the records were compared once. */
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

  /** Takes the lock of a resource; alone where there is no server to ask. */
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
    // Whoever held it before may have written what we are about to ask for.
    await this.#fetch(key);
    const renewal = setInterval(() => {
      const asked = { keys: [name], arguments: [token, String(this.#lockMs)] };
      void this.#attempt(() => this.#client.eval(RENEW, asked));
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

  /** Brings both sides together: what is newer there comes here, and what is newer here goes there. */
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

  /** Does something with the server; undefined where that fails or takes too long. */
  async #attempt<Value>(
    act: () => Promise<Value>,
    patienceMs = PATIENCE_MS,
  ): Promise<Value | undefined> {
    if (!this.#client.isReady) return undefined;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('it does not answer in time')), patienceMs);
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

  /** The server's words may hold an address with its password, so only its code is told. */
  #failed(error: unknown): void {
    if (this.#failure !== null) return;
    const code = codeOf(error);
    this.#failure = `The shared store cannot be used (${code}), so this replica goes on by itself.`;
    this.#failingSince = new Date().toISOString();
    this.#log('warn', 'store.unshared', { code });
  }
}

/** What went wrong, in a word: the system's code, or what a server leads its refusals with, such as `OOM`. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  if ('code' in error) return String(error.code);
  return /^[A-Z]{3,20}(?= )/.exec(error.message)?.[0] ?? 'no answer';
}

function isNewer(one: StoredRecord, other: StoredRecord | null): boolean {
  if (other === null) return true;
  const [a, b] = [one, other].map(
    ({ lastAttemptAt, checkedAt }) => lastAttemptAt ?? checkedAt ?? '',
  );
  return (a ?? '') > (b ?? '');
}
