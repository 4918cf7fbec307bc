/** @typedef {import('node:http').IncomingMessage} Incoming */
/** @typedef {import('node:http').IncomingHttpHeaders} Headers */

/** Headers by which a page in the browser requests parts of another. The response depends on all of them. */
const PARTIAL = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
];

/** A page in a browser sends less than this. */
const LONGEST_PARTIAL = 4096;

/** SBOMs: up to megabytes, and each is fetched from GitHub or a registry. */
const STREAMED = /^(?:\/api\/v1\/releases\/[^/]+\/[^/]+\/sbom|\/image\.spdx\.json)$/;

/**
 * The key under which a page is cached: all that its response depends on beside the data.
 *
 * @param {Incoming} incoming
 */
export function pageKey({ url = '/', headers }) {
  return `${acceptOf(headers)} ${JSON.stringify(partsOf(headers))} ${url}`;
}

/**
 * The headers with which a page is rendered: those of its key, and the host, which no page depends on. So
 * nothing else of one request gets into the response to another.
 *
 * @param {Headers} headers
 * @returns {Readonly<Record<string, string>>}
 */
export function renderHeaders(headers) {
  return {
    ...partsOf(headers),
    accept: acceptOf(headers),
    host: headers.host ?? 'localhost',
  };
}

/**
 * Whether a request goes past the cache: what is streamed, and what would fill the cache with keys.
 *
 * @param {Incoming} incoming
 */
export function isUncached({ url = '/', headers }) {
  return (
    'next-action' in headers ||
    Object.values(partsOf(headers)).join('').length > LONGEST_PARTIAL ||
    STREAMED.test(url.split('?', 1)[0] ?? '')
  );
}

/** @param {Headers} headers */
function acceptOf({ accept = '*/*' }) {
  return accept.includes('text/html') ? 'text/html' : accept.slice(0, 200);
}

/** @param {Headers} headers @returns {Record<string, string>} */
function partsOf(headers) {
  return Object.fromEntries(
    PARTIAL.flatMap((name) => (name in headers ? [[name, String(headers[name])]] : [])),
  );
}
