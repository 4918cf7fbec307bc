import { createHash } from 'node:crypto';

import { pagePolicy } from './content-security.mjs';
import { moveScriptsLate } from './shared/inline-scripts.mjs';
import { statedStatus } from './shared/response-status.mjs';

/** @typedef {import('./etag.mjs').Encoding} Encoding */

/**
 * A rendered response that is served as bytes. `digest` is that of its bytes, `generation` that of the data.
 *
 * @typedef {{
 *   readonly status: number,
 *   readonly headers: Readonly<Record<string, string | readonly string[]>>,
 *   readonly body: Buffer,
 *   readonly digest: string,
 *   readonly encoded: Map<Encoding, Buffer | Promise<Buffer>>,
 *   readonly generation: number,
 *   readonly renderedAt: number,
 *   readonly isUnchanging: boolean,
 * }} Page
 */

/** Headers of one connection, or of bytes that are sent otherwise here. */
const OF_CONNECTION =
  /^(?:connection|keep-alive|transfer-encoding|date|content-length|content-encoding|etag)$/;

const PAGE_LIFE = 'public, max-age=0, s-maxage=15, stale-while-revalidate=60';

/**
 * Makes a page of what was rendered: its scripts after its text, with the policy that names them.
 *
 * @param {{ status: number, headers: import('node:http').IncomingHttpHeaders, body: Buffer, generation: number, now: number }} rendered
 * @returns {Page}
 */
export function makePage({ status: rendererStatus, headers, body: rendered, generation, now }) {
  const kept = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || OF_CONNECTION.test(name) ? [] : [[name, value]],
    ),
  );
  const isHtml = (headers['content-type'] ?? '').startsWith('text/html');
  const html = isHtml ? moveScriptsLate(rendered.toString()) : null;
  const status = (html === null ? null : statedStatus(html)) ?? rendererStatus;
  const body = html === null ? rendered : Buffer.from(html);
  const stated = headers['cache-control'];
  const cacheControl = cacheControlOf(stated, { isHtml, status });
  const isUnchanging = /immutable/.test(stated ?? '');
  return {
    status,
    headers: {
      ...kept,
      ...(html !== null && { 'content-security-policy': pagePolicy(html) }),
      ...(cacheControl !== undefined && { 'cache-control': cacheControl }),
      vary: varyOf(headers.vary),
    },
    body,
    digest: createHash('sha256').update(body).digest('base64url').slice(0, 27),
    encoded: new Map(),
    generation,
    renderedAt: now,
    isUnchanging,
  };
}

/**
 * The bytes that a page takes: its body, its compressed forms as far as they are made, and its headers.
 *
 * @param {Page} page
 */
export function pageBytes({ headers, body, encoded }) {
  const forms = [...encoded.values()].map((form) =>
    Buffer.isBuffer(form) ? form.length : body.length,
  );
  return [body.length, ...forms, JSON.stringify(headers).length].reduce(
    (sum, bytes) => sum + bytes,
    0,
  );
}

/**
 * How long others may cache a response. The framework states a year for what it rendered ahead, which would
 * be right only for files of the build: their names have the hash of their content.
 *
 * @param {string | undefined} stated
 * @param {{ readonly isHtml: boolean, readonly status: number }} response
 */
function cacheControlOf(stated, { isHtml, status }) {
  const isOfYear = /s-maxage=31536000/.test(stated ?? '');
  if (status !== 200) return isOfYear ? 'no-cache' : stated;
  return isHtml || isOfYear ? PAGE_LIFE : stated;
}

/** @param {string | undefined} vary */
function varyOf(vary) {
  const names = (vary ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  return [...new Set([...names, 'accept', 'accept-encoding'])].filter(Boolean).join(', ');
}
