import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { openSources } from './open-sources.mjs';

/** @typedef {import('../measure-packages').PackageFigures} PackageFigures */

/**
 * Measures reading, loading, searching and comparing the packages of many images.
 *
 * @param {string} root
 * @returns {Promise<PackageFigures>}
 */
export async function measurePackages(root) {
  const sources = await openSources(root);
  const directory = mkdtempSync(join(tmpdir(), 'bench-packages-'));
  try {
    const { measurePackages: measure } = /** @type {typeof import('../measure-packages')} */ (
      await sources.load('scripts/measure-packages.ts')
    );
    return await measure(collector(), directory);
  } finally {
    await sources.close();
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What collects garbage, so that memory can be compared. @returns {() => void} */
function collector() {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}
