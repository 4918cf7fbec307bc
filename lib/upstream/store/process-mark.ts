import 'server-only';
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import type { Log } from '@/server/shared/log.mjs';

import { isAlive } from './is-alive';
import { makeFolder } from './make-folder';
import { isSystemError } from './system-error';

const MARK_NAME = /^kairos-matrix\.[\da-f]{16}\.process$/;

/** How often a process renews its mark and looks for others. */
const RENEW_MS = 10_000;

/** A process that ends sooner leaves no mark. */
const FIRST_MS = 5000;

/** A mark that was not renewed for so long is that of a process which has ended. */
const ENDED_AFTER_MS = 3 * RENEW_MS;

/** A mark that was not renewed for so long is deleted. */
const LEFT_OVER_AFTER_MS = 24 * 60 * 60 * 1000;

const mark = z.object({ program: z.literal('kairos-matrix'), host: z.string(), pid: z.int() });

/** Whether another process writes to a folder, by marks that each process renews in it. */
export type ProcessMark = {
  readonly hasOther: () => boolean;
  /** Looks for others, without a mark. */
  readonly look: () => Promise<void>;
  /** Renews the mark and looks for others; done by itself every few seconds. */
  readonly renew: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

type MarkOptions = { readonly directory: string; readonly log: Log; readonly pid?: number };

/** Marks a folder as used by this process. A folder that cannot be written gets no mark. */
export function markFolder({ directory, log, pid = process.pid }: MarkOptions): ProcessMark {
  const name = `kairos-matrix.${randomBytes(8).toString('hex')}.process`;
  const text = JSON.stringify({ program: 'kairos-matrix', host: hostname(), pid });
  let hasOther = false;
  let isRenewing = false;
  const processes = new OtherProcesses(pid);
  const run = async (isMarking: boolean): Promise<void> => {
    // A disk that hangs would collect a renewal every few seconds.
    if (isRenewing) return;
    isRenewing = true;
    try {
      if (isMarking) {
        await makeFolder(directory);
        await renewMark(join(directory, name), text);
      }
      const names = (await readdir(directory)).filter((each) => MARK_NAME.test(each));
      const others = names.filter((each) => each !== name);
      const running = await Promise.all(
        others.map((each) => processes.isRunning(join(directory, each))),
      );
      const found = running.includes(true);
      if (found && !hasOther) log('warn', 'store.folder-used-twice', { directory });
      hasOther = found;
    } catch (error) {
      if (!isSystemError(error)) throw error;
    } finally {
      isRenewing = false;
    }
  };
  const renew = () => run(true);
  const first = setTimeout(() => void renew(), FIRST_MS).unref();
  const timer = setInterval(() => void renew(), RENEW_MS).unref();
  return {
    hasOther: () => hasOther,
    look: () => run(false),
    renew,
    remove: async () => {
      clearTimeout(first);
      clearInterval(timer);
      await rm(join(directory, name), { force: true }).catch((error: unknown) => {
        if (!isSystemError(error)) throw error;
      });
    },
  };
}

async function renewMark(path: string, text: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => writeFile(path, text, { mode: 0o600 }));
}

/** Whether the processes of the marks in a folder are running. */
class OtherProcesses {
  readonly #pid: number;
  /** When each mark was last seen to be renewed, by this host's own clock; null until it was. */
  readonly #renewed = new Map<string, { readonly mtimeMs: number; readonly at: number | null }>();

  constructor(pid: number) {
    this.#pid = pid;
  }

  /** Whether the process of a mark is running. The mark of one that has ended is deleted. */
  async isRunning(path: string): Promise<boolean> {
    try {
      const { data } = mark.safeParse(JSON.parse(await readFile(path, 'utf8')));
      if (data === undefined) return false;
      const { mtimeMs } = await stat(path);
      if (data.host === hostname()) {
        const isRunning = data.pid !== this.#pid && isAlive(data.pid);
        if (!isRunning) await rm(path, { force: true });
        return isRunning;
      }
      if (Date.now() - mtimeMs > LEFT_OVER_AFTER_MS) await rm(path, { force: true });
      return this.#isRenewed(path, mtimeMs);
    } catch (error) {
      if (isSystemError(error) || error instanceof SyntaxError) return false;
      throw error;
    }
  }

  /** The process of another host shows that it is running by renewing its mark. */
  #isRenewed(path: string, mtimeMs: number): boolean {
    const before = this.#renewed.get(path);
    const now = performance.now();
    const isNew = before !== undefined && before.mtimeMs !== mtimeMs;
    const at = isNew ? now : (before?.at ?? null);
    this.#renewed.set(path, { mtimeMs, at });
    return at !== null && now - at < ENDED_AFTER_MS;
  }
}
