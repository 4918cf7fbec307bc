import 'server-only';
import { access, constants, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Log } from '@/server/shared/log.mjs';

import { fileNameOf, isRecordName, temporaryNameOf, writerOf } from './file-name';
import { FolderHealth } from './folder-health';
import { isAlive } from './is-alive';
import { makeFolder } from './make-folder';
import type { StoredRecord } from './model';
import { formatRecord, parseRecord } from './parse-record';
import { isOurRecord, mayBeStartOfRecord } from './record-mark';
import { isSystemError } from './system-error';
import { Turns } from './turns';

/** Largest record file that is read. */
const LARGEST_FILE_BYTES = 256 * 1024 * 1024;

/** Temporary files older than this belong to no running process. */
const LEFT_OVER_AFTER_MS = 60_000;

/**
 * Files that are read or written at the same time. On a disk that hangs they never end, and each blocks one
 * of the few threads that also resolve names and decompress.
 */
const AT_ONE_TIME = 2;

/** How often files that could not be written are tried again. */
const RETRY_MS = 30_000;

type Current = () => StoredRecord | null;

/**
 * A folder with a file for each record. Files of other programs may be in it: only what this program wrote is
 * renamed or deleted, by its name and content.
 */
export class RecordFolder {
  readonly #path: string;
  readonly #log: Log;
  readonly #turns = new Turns(AT_ONE_TIME);
  /** The last write of each file in progress: one file is written by one step at a time. */
  readonly #writing = new Map<string, Promise<void>>();
  /** The content of files that could not be written. */
  readonly #unwritten = new Map<string, Current>();
  #retriedAt = -Infinity;
  #movedAside = 0;
  #temporaries = 0;
  readonly health: FolderHealth;

  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
    this.health = new FolderHealth(path, log);
  }

  /** Files that were renamed because they could not be read. */
  get movedAside(): number {
    return this.#movedAside;
  }

  async readAll(): Promise<readonly StoredRecord[]> {
    try {
      await this.health.watch('', () => this.#prepare());
    } catch (error) {
      this.health.fail(error);
    }
    const names = await this.#names();
    const records = await Promise.all(
      names.map((name) => this.#turns.take(() => this.#readFile(name))),
    );
    return records.filter((record) => record !== null);
  }

  /** Writes the latest record when its turn comes. */
  write(key: string, current: Current): Promise<void> {
    const name = fileNameOf(key);
    const before = this.#writing.get(name) ?? Promise.resolve();
    const step = before
      .then(() => this.#turns.take(() => this.#settle(name, current)))
      .then((isWritten) => (isWritten ? this.#retryOthers() : undefined));
    this.#writing.set(name, step);
    return step.finally(() => {
      if (this.#writing.get(name) === step) this.#writing.delete(name);
    });
  }

  async #prepare(): Promise<void> {
    await makeFolder(this.#path);
    await access(this.#path, constants.W_OK);
  }

  async #settle(name: string, current: Current): Promise<boolean> {
    const record = current();
    try {
      await this.health.watch(name, () =>
        record === null
          ? rm(join(this.#path, name), { force: true })
          : this.#replace(name, formatRecord(record)),
      );
      this.#unwritten.delete(name);
      this.health.succeed(name);
      return true;
    } catch (error) {
      this.#unwritten.set(name, current);
      this.health.fail(error, name);
      return false;
    }
  }

  /** Tries the other files again that could not be written, now that one could. */
  async #retryOthers(): Promise<void> {
    if (this.#unwritten.size === 0 || performance.now() - this.#retriedAt < RETRY_MS) return;
    this.#retriedAt = performance.now();
    for (const [name, current] of this.#unwritten) {
      // oxlint-disable-next-line no-await-in-loop
      if (!this.#writing.has(name)) await this.#turns.take(() => this.#settle(name, current));
    }
  }

  async #replace(name: string, text: string): Promise<void> {
    this.#temporaries += 1;
    const temporary = join(this.#path, temporaryNameOf(name, process.pid, this.#temporaries));
    await makeFolder(this.#path);
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

  /** The files that have the names of records. A file that vanishes meanwhile does not affect the others. */
  async #names(): Promise<readonly string[]> {
    try {
      const entries = await this.health.watch('', () =>
        readdir(this.#path, { withFileTypes: true }),
      );
      const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
      await Promise.all(files.map((name) => this.#turns.take(() => this.#clean(name))));
      return files.filter(isRecordName);
    } catch (error) {
      this.health.fail(error);
      return [];
    }
  }

  /** Deletes a temporary file of ours that no process writes any more. */
  async #clean(name: string): Promise<void> {
    const writer = writerOf(name);
    if (writer === null) return;
    const path = join(this.#path, name);
    try {
      const { mtimeMs } = await stat(path);
      if (Date.now() - mtimeMs < LEFT_OVER_AFTER_MS && isAlive(writer)) return;
      if (mayBeStartOfRecord(await readText(path))) await rm(path, { force: true });
    } catch (error) {
      if (!isSystemError(error)) throw error;
    }
  }

  async #readFile(name: string): Promise<StoredRecord | null> {
    try {
      const text = await readText(join(this.#path, name));
      const record = parseRecord(text);
      if (record !== null && fileNameOf(record.key) === name) return record;
      if (isOurRecord(name, text)) await this.#moveAside(name);
      else this.#log('warn', 'store.foreign-file', { file: name });
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (error.code === 'ENOENT') return null;
      this.#log('warn', 'store.unreadable', { file: name, error: error.message });
    }
    return null;
  }

  async #moveAside(name: string): Promise<void> {
    this.#movedAside += 1;
    const taken = new Set(await readdir(this.#path));
    let count = 1;
    while (taken.has(`${name}.unreadable-${count}`)) count += 1;
    const aside = `${name}.unreadable-${count}`;
    await rename(join(this.#path, name), join(this.#path, aside));
    this.#log('warn', 'store.put-aside', { file: name, as: aside });
  }
}

async function readText(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return size > LARGEST_FILE_BYTES ? 'too large' : await file.readFile('utf8');
  } finally {
    await file.close();
  }
}
