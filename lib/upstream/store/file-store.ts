import 'server-only';
import { resolve } from 'node:path';

import type { Log } from '@/server/shared/log.mjs';

import type { Store, StoredRecord } from './model';
import { RecordFolder } from './record-folder';
import { settledWithin } from './settled-within';

/** A record that takes longer than this to write is served from memory before it is written. */
const PATIENCE_MS = 1000;

/** The site starts without the records of a folder that takes longer than this to read. */
const READ_PATIENCE_MS = 5000;

type FileStoreOptions = {
  readonly directory: string;
  readonly log: Log;
  /** Whether another process writes to the same folder. */
  readonly hasOtherProcess?: () => boolean;
  /** How long the start waits for the records; for tests. */
  readonly readPatienceMs?: number;
};

/**
 * Opens a store that writes each record to a file.
 *
 * Files are replaced atomically, so a kill at any moment leaves the old or the new record. A record is
 * visible only once it is written, so what was shown before a kill is there after it. A record that cannot
 * be read is renamed. With a folder that cannot be written, or hangs, the store keeps its records in memory
 * and reports it.
 */
export async function openFileStore(options: FileStoreOptions): Promise<Store> {
  const { directory, log, readPatienceMs = READ_PATIENCE_MS } = options;
  const place = resolve(directory);
  const folder = new RecordFolder(place, log);
  const records = new Map<string, StoredRecord>();
  const latest = new Map<string, StoredRecord | null>();
  let isReading = true;
  const readStored = async () => {
    for (const stored of await folder.readAll()) {
      const record = latest.has(stored.key) ? joined(latest.get(stored.key), stored) : stored;
      if (record === null) continue;
      records.set(record.key, record);
      latest.set(record.key, record);
    }
    isReading = false;
  };
  const reading = readStored();
  await settledWithin(reading, readPatienceMs);
  /** Nothing is written before all was read, so that a late record is not replaced by a failure without a value. */
  const write = async (key: string) => {
    await reading;
    await folder.write(key, () => latest.get(key) ?? null);
  };
  return {
    get: (key) => records.get(key) ?? null,
    list: () => [...records.values()],
    set: async (record) => {
      const { key } = record;
      latest.set(key, record);
      await settledWithin(write(key), PATIENCE_MS);
      if (latest.get(key) === record) records.set(key, record);
    },
    remove: async (key) => {
      records.delete(key);
      latest.set(key, null);
      await settledWithin(write(key), PATIENCE_MS);
      if (!isReading && latest.get(key) === null) latest.delete(key);
    },
    state: () => {
      const failure = folder.health.failure();
      return {
        place,
        failure: failure?.message ?? null,
        failingSince: failure?.since ?? null,
        movedAside: folder.movedAside,
        shared: null,
        ...(options.hasOtherProcess?.() === true && { hasOtherProcess: true }),
      };
    },
  };
}

/**
 * What was stored while a slow folder was read is newer than its record. Where that is only a failure, the last
 * value of the folder is kept with it. Null where the newer record stays unchanged.
 */
function joined(newer: StoredRecord | null | undefined, stored: StoredRecord): StoredRecord | null {
  if (newer === null || newer === undefined || newer.value !== null) return null;
  if (newer.schemaVersion !== stored.schemaVersion || newer.identity !== stored.identity)
    return null;
  const { value, etag, fetchedAt, checkedAt } = stored;
  return { ...newer, value, etag, fetchedAt, checkedAt };
}
