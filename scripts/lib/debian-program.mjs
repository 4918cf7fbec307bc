import { spawnSync } from 'node:child_process';

/**
 * Finds the first of some programs that runs on this machine, and installs Debian's package where none does
 * and the user may install packages; null where there is none to be had.
 *
 * @param {{ readonly programs: readonly string[], readonly packageName: string }} options
 * @returns {string | null}
 */
export function findDebianProgram({ programs, packageName }) {
  const found = programs.find(isRunning) ?? null;
  if (found !== null || process.getuid?.() !== 0) return found;
  if (!install(packageName)) {
    aptGet('update');
    install(packageName);
  }
  return programs.find(isRunning) ?? null;
}

/** @param {string} program */
function isRunning(program) {
  return spawnSync(program, ['--version'], { timeout: 10_000 }).status === 0;
}

/** @param {string} packageName */
function install(packageName) {
  return aptGet('install', '-y', '--no-install-recommends', packageName);
}

/**
 * Test files run at the same time, so another one may be installing.
 *
 * @param {readonly string[]} args
 */
function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { timeout: 240_000, env };
  return spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], options).status === 0;
}
