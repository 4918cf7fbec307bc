import { request } from 'node:http';

/** @typedef {import('node:http').IncomingHttpHeaders} Headers */

/**
 * @typedef {{
 *   readonly status: number,
 *   readonly headers: Headers,
 *   readonly body: Buffer,
 * }} Rendered
 */

/**
 * Has the renderer make a page, over loopback: Next writes to a real response only.
 *
 * @param {number} port
 * @param {string} path
 * @param {Readonly<Record<string, string>>} headers
 * @returns {Promise<Rendered>}
 */
export function renderPage(port, path, headers) {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers }, (response) => {
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
