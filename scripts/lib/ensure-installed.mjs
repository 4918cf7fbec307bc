import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { withLock } from './lock.mjs';
import { Refusal, runNpm } from './run.mjs';

/** @typedef {{ readonly version?: string, readonly optional?: boolean, readonly devOptional?: boolean, readonly dev?: boolean }} Package */

/**
 * Installs the packages when they are missing or are not those of package-lock.json.
 *
 * @param {string} root
 * @param {{ isDevNeeded: boolean }} options whether an installation without the tools of
 *   development will not do
 */
export async function ensureInstalled(root, { isDevNeeded }) {
  if (isInstalled(root, isDevNeeded)) return;
  await withLock(
    root,
    async (onStart) => {
      if (!isInstalled(root, isDevNeeded)) await install(root, onStart);
    },
    () => console.log('Waiting for another start of this checkout…'),
  );
}

/**
 * @param {string} root
 * @param {(pid: number) => void} onStart
 */
async function install(root, onStart) {
  console.log('Installing packages…');
  const command = existsSync(join(root, 'package-lock.json')) ? 'ci' : 'install';
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error', '--include=dev'];
  const { code, output } = await runNpm([command, ...quietly], {
    cwd: root,
    isQuiet: true,
    onStart,
  });
  if (code === 0) return;
  throw new Refusal(
    `${output.trim()}\nThe packages could not be installed: npm ${command} ended with code ${code}. Its output is above.`,
  );
}

/**
 * Says whether `node_modules` contains what package-lock.json names, by npm's own record of what it
 * installed. npm writes that record last, so an interrupted installation has none.
 *
 * @param {string} root
 * @param {boolean} isDevNeeded
 */
export function isInstalled(root, isDevNeeded) {
  const installed = readPackages(join(root, 'node_modules/.package-lock.json'));
  if (!installed || !existsSync(join(root, 'node_modules/next/package.json'))) return false;
  const locked = readPackages(join(root, 'package-lock.json'));
  if (!locked) return true;
  return Object.entries(locked).every(([path, { version, optional, devOptional, dev }]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found !== undefined) return found.version === version;
    return optional || ((dev || devOptional) && !isDevNeeded);
  });
}

/**
 * @param {string} file
 * @returns {Readonly<Record<string, Package>> | null}
 */
function readPackages(file) {
  try {
    /** @type {{ readonly packages: Readonly<Record<string, Package>> }} */
    const { packages } = JSON.parse(readFileSync(file, 'utf8'));
    return packages;
  } catch {
    return null;
  }
}
