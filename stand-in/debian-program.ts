import { spawnSync } from 'node:child_process';

/** A program that tests need besides the site, and its Debian package. */
export type DebianProgram = {
  /** Its names, the preferred one first. */
  readonly programs: readonly string[];
  readonly packageName: string;
};

/**
 * Finds a program that runs on this machine, and installs Debian's package where none does and the user may
 * install packages; null where there is none to be had.
 */
export function findDebianProgram({ programs, packageName }: DebianProgram): string | null {
  const found = programs.find(isRunning) ?? null;
  if (found !== null || process.getuid?.() !== 0) return found;
  if (!install(packageName)) {
    aptGet('update');
    install(packageName);
  }
  return programs.find(isRunning) ?? null;
}

function isRunning(program: string): boolean {
  return spawnSync(program, ['--version'], { timeout: 10_000 }).status === 0;
}

function install(packageName: string): boolean {
  return aptGet('install', '-y', '--no-install-recommends', packageName);
}

/** Test files run at the same time, so another one may be installing. */
function aptGet(...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { timeout: 240_000, env };
  return spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], options).status === 0;
}
