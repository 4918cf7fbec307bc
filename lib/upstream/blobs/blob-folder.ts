import 'server-only';
import { createReadStream, type Stats } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createBrotliDecompress } from 'node:zlib';

import { makeFolder } from '@/lib/upstream/store/make-folder';
import { isSystemError } from '@/lib/upstream/store/system-error';
import type { Log } from '@/server/shared/log.mjs';

import { limitedChunks } from './compress';
import type { BlobStoreState } from './model';

const ENDING = '.br';

/** Names of files of this program: nothing else in the folder is touched. */
const BLOB_NAME = /^([a-f0-9]{64})\.br$/;
const TEMPORARY_NAME = /^[a-f0-9]{64}\.br\.\d+-\d+\.tmp$/;

/** Temporary files older than this belong to no write in progress. */
const LEFT_OVER_AFTER_MS = 60 * 60_000;

/** The time of last use is written no more often, since it is only needed after a restart. */
const TOUCH_AFTER_MS = 10 * 60_000;

type Entry = { readonly bytes: number; touchedAt: number };

type BlobFolderOptions = {
  readonly path: string;
  /** Most bytes of all files; the least recently used are removed. */
  readonly maxBytes: number;
  readonly log: Log;
};

/** The compressed blobs of this process: files of a folder, replaced atomically, the least used removed. */
export class BlobFolder {
  readonly #options: BlobFolderOptions;
  /** By hexadecimal digest, the least recently used first. */
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;
  #temporaries = 0;
  #failure: string | null = null;

  constructor(options: BlobFolderOptions) {
    this.#options = options;
  }

  state(): BlobStoreState {
    const { path } = this.#options;
    return { place: path, blobs: this.#entries.size, bytes: this.#bytes, failure: this.#failure };
  }

  /** Finds the files of an earlier process, in the order in which they were used. */
  async list(): Promise<void> {
    const { path } = this.#options;
    await this.#attempt(async () => {
      const names = await namesIn(path);
      await Promise.all(
        names.filter((name) => TEMPORARY_NAME.test(name)).map((name) => this.#clean(name)),
      );
      const found = await Promise.all(names.map((name) => this.#find(name)));
      const files = found.filter((file) => file !== null);
      for (const { hex, entry } of files.toSorted(
        (a, b) => a.entry.touchedAt - b.entry.touchedAt,
      )) {
        this.#enter(hex, entry);
      }
      await this.#evict();
    });
  }

  has(hex: string): boolean {
    return this.#entries.has(hex);
  }

  /** Writes a blob, unless it is there or larger than the limit of the folder. */
  async write(hex: string, bytes: Uint8Array): Promise<void> {
    if (this.#entries.has(hex) || bytes.byteLength > this.#options.maxBytes) return;
    await this.#attempt(async () => {
      await this.#replace(hex, bytes);
      this.#enter(hex, { bytes: bytes.byteLength, touchedAt: Date.now() });
      await this.#evict();
    });
  }

  /** The compressed bytes of a blob; null where there are none. */
  async read(hex: string): Promise<Uint8Array | null> {
    if (!this.#use(hex)) return null;
    try {
      return await readFile(this.#pathOf(hex));
    } catch {
      await this.remove(hex);
      return null;
    }
  }

  /** The content of a blob as a stream; null where there is none. It ends with an error where it is damaged. */
  async open(hex: string): Promise<AsyncIterable<Uint8Array> | null> {
    if (!this.#use(hex)) return null;
    const target = createBrotliDecompress();
    pipeline(createReadStream(this.#pathOf(hex)), target, () => {});
    return limitedChunks(target);
  }

  /** Removes a blob that is damaged or not needed. */
  async remove(hex: string): Promise<void> {
    const entry = this.#entries.get(hex);
    if (entry === undefined) return;
    this.#entries.delete(hex);
    this.#bytes -= entry.bytes;
    await this.#attempt(() => rm(this.#pathOf(hex), { force: true }));
  }

  /** Marks a blob as the most recently used; false where there is none. */
  #use(hex: string): boolean {
    const entry = this.#entries.get(hex);
    if (entry === undefined) return false;
    this.#entries.delete(hex);
    this.#entries.set(hex, entry);
    const now = Date.now();
    if (now - entry.touchedAt > TOUCH_AFTER_MS) {
      entry.touchedAt = now;
      void utimes(this.#pathOf(hex), now / 1000, now / 1000).catch(() => {});
    }
    return true;
  }

  #enter(hex: string, entry: Entry): void {
    this.#bytes += entry.bytes - (this.#entries.get(hex)?.bytes ?? 0);
    this.#entries.delete(hex);
    this.#entries.set(hex, entry);
  }

  async #evict(): Promise<void> {
    for (const hex of this.#entries.keys()) {
      if (this.#bytes <= this.#options.maxBytes) return;
      // oxlint-disable-next-line no-await-in-loop
      await this.remove(hex);
    }
  }

  async #replace(hex: string, bytes: Uint8Array): Promise<void> {
    this.#temporaries += 1;
    const path = this.#pathOf(hex);
    const temporary = `${path}.${process.pid}-${this.#temporaries}.tmp`;
    await makeFolder(this.#options.path);
    try {
      const file = await open(temporary, 'w', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => {});
      throw error;
    }
  }

  async #find(name: string): Promise<{ readonly hex: string; readonly entry: Entry } | null> {
    const [, hex] = BLOB_NAME.exec(name) ?? [];
    if (hex === undefined) return null;
    const found = await statOf(join(this.#options.path, name));
    if (found === null) return null;
    return { hex, entry: { bytes: found.size, touchedAt: found.mtimeMs } };
  }

  async #clean(name: string): Promise<void> {
    const path = join(this.#options.path, name);
    const found = await statOf(path);
    if (found === null || Date.now() - found.mtimeMs <= LEFT_OVER_AFTER_MS) return;
    await rm(path, { force: true });
  }

  #pathOf(hex: string): string {
    return join(this.#options.path, `${hex}${ENDING}`);
  }

  /** Runs a step on the disk. A disk that fails is reported once, and tried again with the next blob. */
  async #attempt(step: () => Promise<void>): Promise<void> {
    try {
      await step();
      this.#failure = null;
    } catch (error) {
      if (!(error instanceof Error) || !('syscall' in error)) throw error;
      if (this.#failure === null) {
        this.#options.log('error', 'blobs.unwritable', { error: error.message });
      }
      this.#failure = error.message;
    }
  }
}

/** The size and the times of a file; null for one that vanished meanwhile, which must not cost the others. */
async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return null;
    throw error;
  }
}

/** The files of a folder. It is made when the first blob is written. */
async function namesIn(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  }
}
