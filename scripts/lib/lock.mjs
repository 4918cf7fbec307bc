import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const BEAT_MS = 2_000;
const SILENCE_MS = 30_000;

/**
 * Does `work` while no other process does work under a lock of the same checkout. `onWait` is called once
 * when another one has it. `work` is given a function to name the process that it started, since it may
 * continue when we are killed.
 *
 * The holder touches its lock every few seconds; a lock whose processes are gone, or that has been silent for
 * long, is taken over.
 *
 * @template Value
 * @param {string} root
 * @param {(name: (pid: number) => void) => Promise<Value>} work
 * @param {() => void} [onWait]
 * @returns {Promise<Value>}
 */
export async function withLock(root, work, onWait) {
  const lock = lockPath(root);
  for (let tries = 0; !take(lock); tries += 1) {
    if (tries === 0) onWait?.();
    if (isStale(lock)) rmSync(lock, { force: true });
    else await pause(250);
  }
  const beat = setInterval(() => touch(lock), BEAT_MS);
  try {
    return await work((pid) => writeFileSync(lock, `${process.pid} ${pid}`));
  } finally {
    clearInterval(beat);
    rmSync(lock, { force: true });
  }
}

/**
 * Where the lock of a checkout lies: outside of it, because installing empties `node_modules` and
 * building empties `.next`.
 *
 * @param {string} root
 */
export function lockPath(root) {
  const name = createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 16);
  return join(tmpdir(), `kairos-matrix-${name}.lock`);
}

/** @param {string} lock */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** @param {string} lock */
function isStale(lock) {
  try {
    const pids = readFileSync(lock, 'utf8').split(' ').map(Number).filter(Boolean);
    const silentMs = Date.now() - statSync(lock).mtimeMs;
    // Between its creation and its first byte a lock has no process yet.
    if (pids.length === 0) return silentMs > BEAT_MS;
    return silentMs > SILENCE_MS || !pids.some((pid) => pid !== process.pid && isAlive(pid));
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** @param {string} lock */
function touch(lock) {
  try {
    const now = new Date();
    utimesSync(lock, now, now);
  } catch {
    // Someone cleared the temporary directory; the work itself is not harmed by it.
  }
}
