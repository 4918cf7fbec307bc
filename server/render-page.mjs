import { request } from 'node:http';

/** @typedef {import('node:http').IncomingHttpHeaders} Headers */

/**
 * @typedef {{
 *   readonly status: number,
 *   readonly headers: Headers,
 *   readonly body: Buffer,
 * }} Rendered
 */

/** Headers between the server and the renderer: a response may repeat its URL, escaped once more. */
export const LONGEST_HEADERS = 128 * 1024;

/**
 * Has the renderer make a page, over loopback: Next writes to a real response only. A render that takes
 * longer than the limit fails, and its request to the renderer is closed.
 *
 * @param {number} port
 * @param {string} path
 * @param {Readonly<Record<string, string>>} headers
 * @param {number} limitMs
 * @returns {Promise<Rendered>}
 */
export function renderPage(port, path, headers, limitMs) {
  const signal = AbortSignal.timeout(limitMs);
  const options = {
    host: '127.0.0.1',
    port,
    path,
    headers,
    signal,
    maxHeaderSize: LONGEST_HEADERS,
  };
  return new Promise((resolve, reject) => {
    const sent = request(options, (response) => {
      /** @type {Buffer[]} */
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode: status = 500, headers: received } = response;
        resolve({ status, headers: received, body: Buffer.concat(chunks) });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}
