import { setTimeout as pause } from 'node:timers/promises';

/** A request that failed at the start is tried again after a minute. */
const LIMIT_MS = 150_000;

const SOURCES = ['kairos-init', 'kairos'];

/** Components whose lists are read whether or not anyone looks at them. */
const ALWAYS_READ = ['kairos', 'provider-kairos', 'immucore', 'auroraboot', 'osbuilder'];

/**
 * @typedef {{ readonly component: string, readonly state: string, readonly reading: unknown }} ListFreshness
 */

/**
 * Waits until a site shows what GitHub says and no longer its snapshot: both matrices with a run, and the
 * list of every component that is always read, to its end or in part.
 *
 * @param {string} url
 * @param {{ readonly isPartEnough?: boolean }} [options]
 */
export async function untilLive(url, { isPartEnough = false } = {}) {
  const deadline = Date.now() + LIMIT_MS;
  while (!((await areMatricesLive(url)) && (await areListsLive(url, isPartEnough)))) {
    if (Date.now() > deadline) throw new Error('The site did not become live in time.');
    await pause(50);
  }
}

/** @param {string} url */
async function areMatricesLive(url) {
  const matrices = await Promise.all(
    SOURCES.map((source) => fetchJson(`${url}/api/v1/matrix?source=${source}`)),
  );
  return matrices.every((matrix) => matrix?.freshness?.state === 'live' && matrix.run !== null);
}

/**
 * @param {string} url
 * @param {boolean} isPartEnough
 */
async function areListsLive(url, isPartEnough) {
  const { freshness } = (await fetchJson(`${url}/api/v1/releases`)) ?? {};
  /** @type {readonly ListFreshness[]} */
  const lists = freshness?.components ?? [];
  return ALWAYS_READ.every((id) =>
    lists.some(
      ({ component, state, reading }) =>
        component === id && state === 'live' && (isPartEnough || reading === null),
    ),
  );
}

/**
 * @typedef {{
 *   readonly freshness?: { readonly state?: string, readonly components?: readonly ListFreshness[] },
 *   readonly run?: unknown,
 * }} Shown
 */

/**
 * @param {string} url
 * @returns {Promise<Shown | null>}
 */
async function fetchJson(url) {
  const response = await fetch(url).catch(() => null);
  return response?.ok === true ? response.json() : null;
}
