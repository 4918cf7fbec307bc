import { openSources } from './open-sources.mjs';
import { Refusal } from './run.mjs';

/** @typedef {import('../../stand-in/github').StandIn} StandIn */
/** @typedef {import('../../stand-in/registry/server').StandInRegistry} StandInRegistry */
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

/**
 * Starts the stand-in of quay.io with the images of Kairos, and a fault for every request where one is given.
 * The setting makes the site read from it.
 *
 * @param {string} root
 * @param {string | null} [fault]
 * @returns {Promise<{
 *   readonly registry: StandInRegistry,
 *   readonly setting: string,
 * }>}
 */
export async function startRegistryStandIn(root, fault = null) {
  const sources = await openSources(root);
  try {
    const { choose } = /** @type {typeof import('../../stand-in/choose')} */ (
      await sources.load('stand-in/choose.ts')
    );
    const images = /** @type {typeof import('../../stand-in/registry/kairos-images')} */ (
      await sources.load('stand-in/registry/kairos-images.ts')
    );
    const { inPlaceOfQuay, startRegistry } =
      /** @type {typeof import('../../stand-in/registry/server')} */ (
        await sources.load('stand-in/registry/server.ts')
      );
    const chosen = choose('kairos', fault);
    if (!chosen.ok) throw new Refusal(chosen.failure);
    const registry = await startRegistry(images.addStandardImages(images.kairosImages()));
    if (chosen.fault !== null) registry.fault(/./, chosen.fault.fault);
    return { registry, setting: inPlaceOfQuay(registry) };
  } finally {
    await sources.close();
  }
}
