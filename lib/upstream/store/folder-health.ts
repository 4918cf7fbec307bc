import 'server-only';
import type { Log } from '@/server/shared/log.mjs';

import { afterPatience } from './patience';
import { describeSystemError, isSystemError } from './system-error';

/** A disk that takes longer than this for one step does not respond. */
const UNRESPONSIVE_AFTER_MS = 5000;

/** What did not work for the complete folder, rather than for one file. */
const FOLDER = '';

type FolderFailure = { readonly message: string; readonly since: string };

/** Whether a folder can be written: it fails while any file could not be written, however many others could. */
export class FolderHealth {
  readonly #path: string;
  readonly #log: Log;
  /** By file. */
  readonly #failures = new Map<string, string>();
  #since: string | null = null;

  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
  }

  failure(): FolderFailure | null {
    const [message] = this.#failures.values();
    return message === undefined || this.#since === null ? null : { message, since: this.#since };
  }

  failedFiles(): readonly string[] {
    return [...this.#failures.keys()].filter((name) => name !== FOLDER);
  }

  /** An error that is none of the operating system's is a bug, and thrown on. */
  fail(error: unknown, name = FOLDER): void {
    if (!isSystemError(error)) throw error;
    if (this.#failures.size === 0) {
      this.#since = new Date().toISOString();
      this.#log('error', 'store.unwritable', { directory: this.#path, error: error.message });
    }
    this.#failures.set(name, describeSystemError(error));
  }

  /** A file was written, so the folder can be. */
  succeed(name: string): void {
    if (this.#failures.size === 0) return;
    this.#failures.delete(FOLDER);
    this.#failures.delete(name);
    if (this.#failures.size > 0) return;
    this.#since = null;
    this.#log('info', 'store.writable', { directory: this.#path });
  }

  /** Runs a step, and counts it as failed while it takes too long. */
  async watch<Value>(name: string, step: () => Promise<Value>): Promise<Value> {
    const late = Object.assign(new Error('it does not respond'), {
      code: 'ETIMEDOUT',
      syscall: 'write',
    });
    const end = afterPatience(UNRESPONSIVE_AFTER_MS, () => this.fail(late, name));
    try {
      return await step();
    } finally {
      end();
    }
  }
}
