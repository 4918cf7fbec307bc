import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';

/** Folders of the code that the server runs: of the build, and of its copy for the container. */
const FOLDERS = ['.next/server', '.next/standalone/.next/server'].flatMap((folder) => [
  `${folder}/chunks`,
  `${folder}/chunks/ssr`,
]);

/** The last line, which names the chunk's own source map. */
const SOURCE_MAP = /\n\/\/# sourceMappingURL=.*\s*$/;

/**
 * Replaces chunks of a build that are the same but for their name by links to one of them. Turbopack writes the
 * modules that all routes share once for each route; Node keeps the text of each file that it loads, some 100 MB
 * here, and loads a link only once. Where links are not allowed, as on Windows, the build stays as it was.
 *
 * @param {string} root
 * @returns {number} how many files became links
 */
export function shareChunks(root) {
  return FOLDERS.map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .reduce((sum, folder) => sum + shareWithin(folder), 0);
}

/** @param {string} folder */
function shareWithin(folder) {
  /** @type {Map<string, string>} */
  const first = new Map();
  let links = 0;
  for (const name of readdirSync(folder).toSorted()) {
    const path = join(folder, name);
    if (!name.endsWith('.js') || !lstatSync(path).isFile()) continue;
    const text = readFileSync(path, 'utf8').replace(SOURCE_MAP, '');
    const digest = createHash('sha256').update(text).digest('hex');
    const same = first.get(digest);
    if (same === undefined) {
      first.set(digest, name);
      continue;
    }
    if (!link(same, path)) return links;
    rmSync(`${path}.map`, { force: true });
    links += 1;
  }
  return links;
}

/**
 * Puts a link in the place of a file; false where the system allows none.
 *
 * @param {string} target
 * @param {string} path
 */
function link(target, path) {
  try {
    symlinkSync(target, `${path}.new`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EPERM') return false;
    throw error;
  }
  renameSync(`${path}.new`, path);
  return true;
}
