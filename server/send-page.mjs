import { bytesOf, chooseEncoding } from './encode-page.mjs';
import { etagOf, matchesEtag } from './etag.mjs';
import { PROBLEM_TYPE, problemFor } from './problem.mjs';

/** @typedef {import('node:http').IncomingMessage} Incoming */
/** @typedef {import('node:http').ServerResponse} Outgoing */
/** @typedef {import('./page.mjs').Page} Page */

/**
 * Sends a page in the best encoding that the client accepts, or 304 where the client has it already.
 *
 * @param {Incoming} incoming
 * @param {Outgoing} outgoing
 * @param {Page} page
 */
export async function sendPage({ method, headers }, outgoing, page) {
  for (const [name, value] of Object.entries(page.headers)) outgoing.setHeader(name, value);
  if (String(page.headers['content-type']).startsWith(PROBLEM_TYPE)) {
    return sendBytes(method, outgoing, page.status, problemFor(page.body, outgoing));
  }
  const encoding = chooseEncoding(headers['accept-encoding'], page);
  if (page.status === 200) outgoing.setHeader('etag', etagOf(page.digest, encoding));
  if (page.status === 200 && matchesEtag(headers['if-none-match'], page.digest)) {
    outgoing.removeHeader('content-type');
    outgoing.writeHead(304).end();
    return;
  }
  const bytes = await bytesOf(page, encoding);
  if (encoding !== 'identity') outgoing.setHeader('content-encoding', encoding);
  sendBytes(method, outgoing, page.status, bytes);
}

/**
 * @param {Outgoing} outgoing
 * @param {number} status
 * @param {string} text
 */
export function sendText(outgoing, status, text) {
  outgoing.setHeader('content-type', 'text/plain; charset=utf-8');
  outgoing.setHeader('cache-control', 'no-store');
  outgoing.writeHead(status).end(text);
}

/**
 * @param {string | undefined} method
 * @param {Outgoing} outgoing
 * @param {number} status
 * @param {Buffer} bytes
 */
function sendBytes(method, outgoing, status, bytes) {
  outgoing.setHeader('content-length', bytes.length);
  outgoing.writeHead(status);
  outgoing.end(method === 'HEAD' ? undefined : bytes);
}
