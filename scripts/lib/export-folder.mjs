import { lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { Refusal } from './run.mjs';

/** The file by which a folder is recognised as an export. It is written first and last. */
export const MANIFEST = 'kairos-matrix-export.json';

const FORMAT = 'kairos-matrix-export/1';

/**
 * What an export is: when it was made, of which site, and what is in it.
 *
 * @typedef {{
 *   readonly format: string,
 *   readonly state: 'incomplete' | 'complete',
 *   readonly exportedAt: string,
 *   readonly dataCheckedAt: string | null,
 *   readonly pages: number,
 *   readonly files: readonly string[],
 *   readonly failed: readonly { readonly url: string, readonly status: number }[],
 * }} Manifest
 */

/**
 * Prepares the folder of an export: one that does not exist or is empty, or an earlier export, whose files are
 * removed. Any other folder is refused, and nothing in it is touched.
 *
 * @param {string} folder
 * @param {string} now
 */
export async function prepareFolder(folder, now) {
  const names = await namesIn(folder);
  if (names.length > 0) {
    const earlier = await readManifest(folder);
    if (earlier === null) {
      throw new Refusal(
        `“${folder}” is not empty and is no earlier export: ${MANIFEST} is missing in it. Choose an empty folder.`,
      );
    }
    for (const name of names) {
      if (name !== MANIFEST) await rm(join(folder, name), { recursive: true });
    }
  }
  await mkdir(folder, { recursive: true });
  await writeManifest(folder, {
    state: 'incomplete',
    exportedAt: now,
    dataCheckedAt: null,
    pages: 0,
    files: [],
    failed: [],
  });
}

/**
 * @param {string} folder
 * @param {Omit<Manifest, 'format'>} manifest
 */
export async function writeManifest(folder, manifest) {
  const text = `${JSON.stringify({ format: FORMAT, ...manifest }, null, 2)}\n`;
  await writeFile(join(folder, MANIFEST), text);
}

/**
 * Writes one file of an export, with the folders above it.
 *
 * @param {string} folder
 * @param {string} path
 * @param {string | Buffer} content
 */
export async function writeExported(folder, path, content) {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** @param {string} folder @returns {Promise<readonly string[]>} */
async function namesIn(folder) {
  const entry = await lstat(folder).catch(() => null);
  if (entry === null) return [];
  if (!entry.isDirectory()) throw new Refusal(`“${folder}” is no folder.`);
  return readdir(folder);
}

/** @param {string} folder @returns {Promise<object | null>} */
async function readManifest(folder) {
  try {
    const read = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'));
    return typeof read === 'object' && read?.format === FORMAT ? read : null;
  } catch {
    return null;
  }
}
