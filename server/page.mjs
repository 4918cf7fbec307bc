import { createHash } from 'node:crypto';

import { pagePolicy } from './content-security.mjs';
import { moveScriptsLate } from './shared/inline-scripts.mjs';
import { statedStatus } from './shared/response-status.mjs';

/** @typedef {import('./etag.mjs').Encoding} Encoding */

/**
 * A rendered response that is served as bytes. `digest` tells its bytes apart, `version` is that of the data.
 *
 * @typedef {{
 *   readonly status: number,
 *   readonly headers: Readonly<Record<string, string | readonly string[]>>,
 *   readonly body: Buffer,
 *   readonly digest: string,
 *   readonly encoded: Map<Encoding, Buffer | Promise<Buffer>>,
 *   readonly version: number,
 *   readonly renderedAt: number,
 *   readonly isUnchanging: boolean,
 * }} Page
 */

/** Headers of one connection, or of bytes that are sent otherwise here. */
const OF_CONNECTION =
  /^(?:connection|keep-alive|transfer-encoding|date|content-length|content-encoding|etag)$/;

/**
 * Makes a page of what was rendered: its scripts after its text, with the policy that names them.
 *
 * @param {{ status: number, headers: import('node:http').IncomingHttpHeaders, body: Buffer, version: number, now: number }} rendered
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
    digest: createHash('sha256').update(body).digest('base64url').slice(0, 27),
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
