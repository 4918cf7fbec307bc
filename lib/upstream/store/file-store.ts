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
    for (const record of await folder.readAll()) {
      // What was stored while a slow folder was read is newer.
      if (latest.has(record.key)) continue;
      records.set(record.key, record);
      latest.set(record.key, record);
    }
    isReading = false;
  };
  await settledWithin(readStored(), readPatienceMs);
  return {
    get: (key) => records.get(key) ?? null,
    list: () => [...records.values()],
    set: async (record) => {
      const { key } = record;
      latest.set(key, record);
      await settledWithin(
        folder.write(key, () => latest.get(key) ?? null),
        PATIENCE_MS,
      );
      if (latest.get(key) === record) records.set(key, record);
    },
    remove: async (key) => {
      records.delete(key);
      latest.set(key, null);
      await settledWithin(
        folder.write(key, () => latest.get(key) ?? null),
        PATIENCE_MS,
      );
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
