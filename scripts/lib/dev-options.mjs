import { Refusal } from './run.mjs';

/**
 * What the stand-ins of GitHub and of the registry serve.
 *
 * @typedef {{
 *   readonly world: string,
 *   readonly fault: string | null,
 *   readonly registryFault: string | null,
 * }} DevOptions
 */

const USAGE = 'Usage: npm run dev -- [--stand-in[=world]] [--fault=kind] [--registry-fault=kind]';

/**
 * Reads the words after `npm run dev --`: null without any, which means GitHub itself. Only a fault means the
 * stand-in too, since GitHub itself cannot be made to fail. An empty name is refused with the list of those
 * that exist, as any unknown one.
 *
 * @param {readonly string[]} words
 * @returns {DevOptions | null}
 */
export function readDevOptions(words) {
  /** @type {DevOptions | null} */
  let options = null;
  for (const word of words) {
    const [name, value] = word.split(/=(.*)/s, 2);
    /** @type {DevOptions} */
    const before = options ?? { world: 'kairos', fault: null, registryFault: null };
    if (name === '--stand-in') options = { ...before, world: value ?? before.world };
    else if (name === '--fault') options = { ...before, fault: value ?? '' };
    else if (name === '--registry-fault') options = { ...before, registryFault: value ?? '' };
    else throw new Refusal(`“${word}” is no option of npm run dev. ${USAGE}`);
  }
  return options;
}
