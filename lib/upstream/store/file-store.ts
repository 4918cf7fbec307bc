import 'server-only';
import { access, constants, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { Log } from '@/server/shared/log.mjs';

import { fileNameOf, RECORD_ENDING, TEMPORARY_ENDING } from './file-name';
import type { Store, StoredRecord, StoreState } from './model';
import { formatRecord, parseRecord } from './parse-record';
import { settledWithin } from './settled-within';

/** Largest record file that is read. */
const LARGEST_FILE_BYTES = 256 * 1024 * 1024;

/** Temporary files older than this belong to no running process. */
const LEFT_OVER_AFTER_MS = 60_000;

/** A record that takes longer than this to write is served from memory before it is written. */
const PATIENCE_MS = 1000;

type FileStoreOptions = { readonly directory: string; readonly log: Log };

/**
 * Opens a store that writes each record to a file.
 *
 * Files are replaced atomically, so a kill at any moment leaves the old or the new record. A record is
 * visible only once it is written, so what was shown before a kill is there after it. A file that cannot
 * be read is renamed. With a folder that cannot be written, the store keeps its
 * records in memory and reports it.
 */
export async function openFileStore({ directory, log }: FileStoreOptions): Promise<Store> {
  const folder = new RecordFolder(resolve(directory), log);
  const records = new Map((await folder.readAll()).map((record) => [record.key, record]));
  const latest = new Map(records);
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
    remove: (key) => {
      records.delete(key);
      latest.delete(key);
      return folder.write(key, () => latest.get(key) ?? null);
    },
    state: () => folder.state(),
  };
}

class RecordFolder {
  readonly #path: string;
  readonly #log: Log;
  /** The last write of each file in progress: one file is written by one step at a time. */
  readonly #writing = new Map<string, Promise<void>>();
  #failure: { readonly message: string; readonly since: string } | null = null;
  #movedAside = 0;
  #temporaries = 0;

  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
  }

  state(): StoreState {
    return {
      place: this.#path,
      failure: this.#failure?.message ?? null,
      failingSince: this.#failure?.since ?? null,
      movedAside: this.#movedAside,
      shared: null,
    };
  }

  async readAll(): Promise<readonly StoredRecord[]> {
    try {
      await mkdir(this.#path, { recursive: true });
      await access(this.#path, constants.W_OK);
    } catch (error) {
      this.#fail(error);
    }
    const records = await Promise.all((await this.#names()).map((name) => this.#readFile(name)));
    return records.filter((record) => record !== null);
  }

  /** Writes the record as it is when its turn comes. */
  write(key: string, current: () => StoredRecord | null): Promise<void> {
    const name = fileNameOf(key);
    const before = this.#writing.get(name) ?? Promise.resolve();
    const step = before.then(() => this.#settle(name, current()));
    this.#writing.set(name, step);
    return step.finally(() => {
      if (this.#writing.get(name) === step) this.#writing.delete(name);
    });
  }

  async #settle(name: string, record: StoredRecord | null): Promise<void> {
    try {
      if (record === null) await rm(join(this.#path, name), { force: true });
      else await this.#replace(name, formatRecord(record));
      this.#recover();
    } catch (error) {
      this.#fail(error);
    }
  }

  async #replace(name: string, text: string): Promise<void> {
    this.#temporaries += 1;
    const temporary = join(
      this.#path,
      `${name}.${process.pid}-${this.#temporaries}${TEMPORARY_ENDING}`,
    );
    await mkdir(this.#path, { recursive: true });
    try {
      const file = await open(temporary, 'w', 0o600);
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, join(this.#path, name));
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => {});
      throw error;
    }
  }

  async #names(): Promise<readonly string[]> {
    try {
      const entries = await readdir(this.#path, { withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
      await Promise.all(files.filter(isTemporary).map((name) => this.#clean(name)));
      return files.filter((name) => name.endsWith(RECORD_ENDING));
    } catch (error) {
      this.#fail(error);
      return [];
    }
  }

  async #clean(name: string): Promise<void> {
    const path = join(this.#path, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs < LEFT_OVER_AFTER_MS && isAlive(name)) return;
    await rm(path, { force: true });
  }

  async #readFile(name: string): Promise<StoredRecord | null> {
    const path = join(this.#path, name);
    try {
      const record = parseRecord(await readText(path));
      if (record !== null && fileNameOf(record.key) === name) return record;
    } catch (error) {
      if (isNodeError(error, 'ENOENT')) return null;
      if (!isSystemError(error)) throw error;
    }
    await this.#setAside(name);
    return null;
  }

  async #setAside(name: string): Promise<void> {
    this.#movedAside += 1;
    try {
      const taken = new Set(await readdir(this.#path));
      let count = 1;
      while (taken.has(`${name}.unreadable-${count}`)) count += 1;
      const aside = `${name}.unreadable-${count}`;
      await rename(join(this.#path, name), join(this.#path, aside));
      this.#log('warn', 'store.put-aside', { file: name, as: aside });
    } catch (error) {
      this.#log('warn', 'store.unreadable', { file: name, error: messageOf(error) });
    }
  }

  #fail(error: unknown): void {
    if (!isSystemError(error)) throw error;
    const message = messageOf(error);
    if (this.#failure === null) {
      this.#log('error', 'store.unwritable', { directory: this.#path, error: message });
    }
    this.#failure = { message, since: this.#failure?.since ?? new Date().toISOString() };
  }

  #recover(): void {
    if (this.#failure === null) return;
    this.#failure = null;
    this.#log('info', 'store.writable', { directory: this.#path });
  }
}

async function readText(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return size > LARGEST_FILE_BYTES ? '' : await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

function isTemporary(name: string): boolean {
  return name.endsWith(TEMPORARY_ENDING);
}

/** Whether the process that writes a temporary file is running. */
function isAlive(name: string): boolean {
  const pid = Number(/\.(\d+)-\d+\.tmp$/.exec(name)?.[1]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isNodeError(error, 'EPERM');
  }
}

type SystemError = Error & { readonly code: string };

function isSystemError(error: unknown): error is SystemError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'syscall' in error
  );
}

function isNodeError(error: unknown, code: string): boolean {
  return isSystemError(error) && error.code === code;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
