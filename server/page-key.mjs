import { createHash } from 'node:crypto';

import { isBuildFile, isOfFramework } from './routes.mjs';

/** @typedef {import('node:http').IncomingHttpHeaders} Headers */

/** Headers by which a page in the browser requests parts of another. The response depends on all of them. */
const PARTIAL = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
];

/** SBOMs out of archives and of registries. */
const STREAMED = /^(?:\/api\/v1\/releases\/[^/]+\/[^/]+\/sbom|\/image\.spdx\.json)$/;

/** A URL without a page, whose response is that of every other such URL. */
const NO_PAGE = '/-';

/** The renderer is given one host, since no page depends on it. */
const HOST = 'localhost';

/**
 * What a response depends on in addition to the data.
 *
 * @typedef {{ readonly url: string, readonly headers: Readonly<Record<string, string>> }} PageRequest
 */

/**
 * Reads of a request what its page depends on: the URL, the media type, and the headers by which the browser
 * requests parts. The page is rendered only with these, so that nothing else of one request gets into the
 * response to another. A file of the build depends on its path, and a page of the framework is rendered as
 * one that does not exist.
 *
 * @param {string} url
 * @param {string} path
 * @param {Headers} headers
 * @returns {PageRequest}
 */
export function pageRequest(url, path, headers) {
  if (isOfFramework(path))
    return { url: NO_PAGE, headers: { accept: acceptOf(headers), host: HOST } };
  if (isBuildFile(path)) return { url: path, headers: { accept: '*/*', host: HOST } };
  return { url, headers: { ...partsOf(headers), accept: acceptOf(headers), host: HOST } };
}

/**
 * The key under which a page is cached: as short as a digest, however long the request.
 *
 * @param {PageRequest} request
 */
export function pageKey({ url, headers }) {
  return createHash('sha256')
    .update(JSON.stringify([url, headers]))
    .digest('base64url');
}

/**
 * Whether a response is sent as it comes: up to megabytes, of which each is fetched from GitHub.
 *
 * @param {string} path
 */
export function isStreamed(path) {
  return STREAMED.test(path);
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
