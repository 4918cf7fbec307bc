import { openSources } from './open-sources.mjs';
import { Refusal } from './run.mjs';

/** @typedef {import('../../stand-in/github').StandIn} StandIn */
/** @typedef {import('../../stand-in/worlds').WorldName} WorldName */

/**
 * Starts the stand-in of GitHub with a world, and a fault for every request where one is given. Refuses an
 * unknown one with the list of those that exist.
 *
 * @param {string} root
 * @param {string} world
 * @param {string | null} [fault]
 * @returns {Promise<{ readonly standIn: StandIn, readonly sentence: string }>}
 */
export async function startStandIn(root, world, fault = null) {
  const sources = await openSources(root);
  try {
    const { choose } = /** @type {typeof import('../../stand-in/choose')} */ (
      await sources.load('stand-in/choose.ts')
    );
    const github = /** @type {typeof import('../../stand-in/github')} */ (
      await sources.load('stand-in/github.ts')
    );
    const chosen = choose(world, fault);
    if (!chosen.ok) throw new Refusal(chosen.failure);
    const standIn = await github.startStandIn(chosen.world.make());
    if (chosen.fault !== null) standIn.fault(/./, chosen.fault.fault);
    return { standIn, sentence: chosen.sentence };
  } finally {
    await sources.close();
  }
}
