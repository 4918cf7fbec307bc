import { Refusal } from './run.mjs';

/**
 * What is exported, and to where.
 *
 * @typedef {{
 *   readonly folder: string,
 *   readonly releases: number,
 *   readonly world: string | null,
 * }} ExportOptions
 */

const USAGE = 'Usage: npm run export -- FOLDER [--releases=N] [--stand-in[=world]]';

/**
 * Reads the words after `npm run export --`. `--releases` is how many releases of each component have a page; all by
 * default.
 *
 * @param {readonly string[]} words
 * @returns {ExportOptions}
 */
export function readExportOptions(words) {
  /** @type {string | null} */
  let folder = null;
  let releases = Number.POSITIVE_INFINITY;
  /** @type {string | null} */
  let world = null;
  for (const word of words) {
    const [name, value] = word.split(/=(.*)/s, 2);
    if (name === '--stand-in') world = value ?? 'kairos';
    else if (name === '--releases') {
      if (!/^\d{1,6}$/.test(value ?? '')) {
        throw new Refusal(`--releases is a number, e.g. --releases=10, not “${value ?? ''}”.`);
      }
      releases = Number(value);
    } else if (word.startsWith('-')) {
      throw new Refusal(`“${word}” is no option of npm run export. ${USAGE}`);
    } else if (folder !== null) {
      throw new Refusal(`The export has one folder, not “${folder}” and “${word}”. ${USAGE}`);
    } else folder = word;
  }
  if (folder === null || folder === '') {
    throw new Refusal(`The folder of the export is missing. ${USAGE}`);
  }
  return { folder, releases, world };
}
