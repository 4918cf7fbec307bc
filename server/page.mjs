import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { pagePolicy } from './content-security.mjs';
import { moveScriptsLate } from './inline-scripts.mjs';
import { statedStatus } from './response-status.mjs';

/** @typedef {'br' | 'gzip' | 'identity'} Encoding */

/**
 * What was rendered once and is served as bytes from then on.
 *
 * @typedef {{
 *   readonly status: number,
 *   readonly headers: Readonly<Record<string, string | readonly string[]>>,
 *   readonly body: Buffer,
 *   readonly etag: string,
 *   readonly encoded: Map<Encoding, Buffer | Promise<Buffer>>,
 *   readonly version: number,
 *   readonly renderedAt: number,
 *   readonly isUnchanging: boolean,
 * }} Page
 */

/** Smaller bodies are sent as they are. */
const SMALLEST_COMPRESSED = 600;

const COMPRESSED_TYPES =
  /^(?:text\/|application\/(?:json|problem\+json|javascript|atom\+xml|manifest)|image\/svg)/;

/** Headers of one connection, which no other answer has a use for. */
const OF_CONNECTION =
  /^(?:connection|keep-alive|transfer-encoding|date|content-length|content-encoding|etag)$/;

/**
 * Makes a page of what the renderer answered.
 *
 * @param {{ status: number, headers: import('node:http').IncomingHttpHeaders, body: Buffer, version: number, now: number }} answer
 * @returns {Page}
 */
export function makePage({ status: rendererStatus, headers, body: rendered, version, now }) {
  const kept = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || OF_CONNECTION.test(name) ? [] : [[name, value]],
    ),
  );
  const isHtml = (headers['content-type'] ?? '').startsWith('text/html');
  const html = isHtml ? moveScriptsLate(rendered.toString()) : null;
  const status = (html === null ? null : statedStatus(html)) ?? rendererStatus;
  const body = html === null ? rendered : Buffer.from(html);
  const isUnchanging = /immutable/.test(headers['cache-control'] ?? '');
  return {
    status,
    headers: {
      ...kept,
      ...(html !== null && { 'content-security-policy': pagePolicy(html) }),
      ...(html !== null &&
        status === 200 && {
          'cache-control': 'public, max-age=0, s-maxage=15, stale-while-revalidate=60',
        }),
      vary: varyOf(headers.vary),
    },
    body,
    etag: createHash('sha256').update(body).digest('base64url').slice(0, 27),
    encoded: new Map(),
    version,
    renderedAt: now,
    isUnchanging,
  };
}

/** @param {string | undefined} vary */
function varyOf(vary) {
  const names = (vary ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  return [...new Set([...names, 'accept', 'accept-encoding'])].filter(Boolean).join(', ');
}

/**
 * Decides in which encoding a page is sent.
 *
 * @param {string | undefined} accepted
 * @param {Page} page
 * @returns {Encoding}
 */
export function chooseEncoding(accepted, { headers, body }) {
  const type = String(headers['content-type'] ?? '');
  if (body.length < SMALLEST_COMPRESSED || !COMPRESSED_TYPES.test(type)) return 'identity';
  const weights = new Map(
    (accepted ?? '').split(',').map((each) => {
      // Split first and trimmed after: a pattern with blanks in it takes the square of their number.
      const [name = '', ...options] = each
        .toLowerCase()
        .split(';')
        .map((part) => part.trim());
      const weight = options.find((option) => option.startsWith('q='))?.slice(2) ?? '1';
      return [name, Number(weight)];
    }),
  );
  const isWanted = (/** @type {string} */ name) => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  if (isWanted('br')) return 'br';
  return isWanted('gzip') ? 'gzip' : 'identity';
}

/**
 * The bytes of a page in an encoding, made once. What never changes is compressed as far as it goes, beside
 * the answers to others; the rest at once, since it is quick.
 *
 * @param {Page} page
 * @param {Encoding} encoding
 * @returns {Buffer | Promise<Buffer>}
 */
export function bytesOf({ body, encoded, isUnchanging }, encoding) {
  if (encoding === 'identity') return body;
  const known = encoded.get(encoding);
  if (known !== undefined) return known;
  const made = encoding === 'gzip' ? gzipSync(body) : brotli(body, isUnchanging);
  encoded.set(encoding, made);
  if (!Buffer.isBuffer(made)) void made.then((bytes) => encoded.set(encoding, bytes));
  return made;
}

const compress = promisify(brotliCompress);

/**
 * @param {Buffer} body
 * @param {boolean} isUnchanging
 * @returns {Buffer | Promise<Buffer>}
 */
function brotli(body, isUnchanging) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: isUnchanging ? 11 : 5,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return isUnchanging ? compress(body, { params }) : brotliCompressSync(body, { params });
}

/**
 * The strong mark of a page in an encoding: other bytes, another mark.
 *
 * @param {Page} page
 * @param {Encoding} encoding
 */
export function etagOf({ etag }, encoding) {
  return encoding === 'identity' ? `"${etag}"` : `"${etag}-${encoding}"`;
}

/**
 * Whether a caller has a page already, in whichever encoding.
 *
 * @param {string | undefined} ifNoneMatch
 * @param {Page} page
 */
export function isKnown(ifNoneMatch, { etag }) {
  return (ifNoneMatch ?? '')
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === '*' || each.replace(/-(?:br|gzip)"$/, '"') === `"${etag}"`);
}
