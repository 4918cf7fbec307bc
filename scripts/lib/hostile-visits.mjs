import { connect } from 'node:net';

/**
 * What a hostile visitor requests: a path, headers, and the statuses that are right for it.
 *
 * @typedef {{
 *   readonly path: string,
 *   readonly headers: Readonly<Record<string, string>>,
 *   readonly statuses: readonly number[],
 * }} HostileVisit
 */

const EMOJI = ['😀', '漢字', 'עברית', 'ภาษาไทย', '\u{E000}'];

/** A header of the framework's inside, and one by which it makes parts of pages. */
const INSIDE = { 'next-action': 'x', 'x-invoke-path': '/build', 'x-matched-path': '/build' };

/**
 * The requests of a hostile visitor in turn: no two of them are the same, so that none is cached. A refusal
 * for too many requests is right for each.
 *
 * @param {number} turn
 * @returns {HostileVisit}
 */
export function hostileVisit(turn) {
  const long = `${turn}${'z'.repeat(7500)}`;
  const text = encodeURIComponent(`${EMOJI[turn % EMOJI.length]}${turn}`);
  /** @type {readonly HostileVisit[]} */
  const kinds = [
    { path: `/api/x${turn}/${long}`, headers: {}, statuses: [404] },
    {
      path: `/api/v1/artifact?arch=zz&zz=${long}`,
      headers: { 'next-url': long.slice(0, 4000) },
      statuses: [422],
    },
    { path: `/og?q=${text}`, headers: {}, statuses: [200] },
    { path: `/?q=${turn}`, headers: INSIDE, statuses: [200] },
    { path: `/${long}`, headers: { 'next-router-state-tree': long }, statuses: [404] },
    { path: `/?arch=${'['.repeat(2000)}&z=${turn}`, headers: {}, statuses: [200] },
    { path: `/releases/kairos/${turn}%E0%A4%A`, headers: {}, statuses: [400] },
    {
      path: `/releases/kairos/compare?from=v3.6.0&to=v4.3.0&x=${turn}`,
      headers: {},
      statuses: [200],
    },
    { path: `/_next/image?url=/og%23${turn}&w=640&q=75`, headers: {}, statuses: [404] },
    { path: `/releases/kairos/${text}`, headers: {}, statuses: [404] },
    { path: `/_global-error?${turn}`, headers: {}, statuses: [404] },
    { path: `/robots.txt?${turn}`, headers: { accept: `x/${turn}` }, statuses: [200] },
  ];
  const visit = kinds[turn % kinds.length] ?? { path: '/', headers: {}, statuses: [200] };
  return { ...visit, statuses: [...visit.statuses, 503] };
}

/**
 * Sends many requests on one connection and reads none of their responses; the server is expected to end it.
 *
 * @param {string} url
 * @param {number} turn
 * @param {AbortSignal} end
 * @returns {Promise<void>}
 */
export function neverRead(url, turn, end) {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const requests = Array.from(
      { length: 20 },
      (_, index) => `GET /?q=${turn}-${index} HTTP/1.1\r\nhost: a\r\n\r\n`,
    );
    end.addEventListener('abort', () => socket.destroy(), { once: true });
    socket.once('connect', () => socket.pause().write(requests.join('')));
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
  });
}
