import { request } from 'node:http';
import { pipeline } from 'node:stream/promises';

import { PROBLEM_TYPE, problemFor } from './problem.mjs';

/** @typedef {import('node:http').IncomingMessage} Incoming */
/** @typedef {import('node:http').ServerResponse} Outgoing */

/** Headers that routes read whose responses are not cached; none of the framework's own. */
const PASSED_ON = [
  'accept',
  'content-length',
  'content-type',
  'if-none-match',
  'transfer-encoding',
  'user-agent',
  'x-github-delivery',
  'x-github-event',
  'x-hub-signature-256',
];

/** Headers of the connection to the renderer, and those that the server sets itself. */
const OWN = /^(?:connection|keep-alive|date|transfer-encoding|x-request-id)$/;

/**
 * Passes a request on to the renderer and its response back as it comes. When the client goes away, the connection to
 * the renderer ends too, so that what was taken for the response is given back.
 *
 * @param {number} port
 * @param {string} path
 * @param {Incoming} incoming
 * @param {Outgoing} outgoing
 * @returns {Promise<void>}
 */
export async function passOn(port, path, incoming, outgoing) {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  try {
    const response = await respond(port, path, incoming, gone.signal);
    const { statusCode: status = 500, headers } = response;
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined && !OWN.test(name)) outgoing.setHeader(name, value);
    }
    if ((headers['content-type'] ?? '').startsWith(PROBLEM_TYPE)) {
      await sendWithId(response, outgoing, status, incoming.method);
      return;
    }
    outgoing.writeHead(status);
    await pipeline(response, outgoing, { signal: gone.signal });
  } catch (error) {
    // A client that went away is no error; its connection is closed already.
    if (!gone.signal.aborted) throw error;
  }
}

/**
 * @param {number} port
 * @param {string} path
 * @param {Incoming} incoming
 * @param {AbortSignal} signal
 * @returns {Promise<Incoming>}
 */
function respond(port, path, incoming, signal) {
  const { method, headers } = incoming;
  const passed = PASSED_ON.flatMap((name) => (name in headers ? [[name, headers[name]]] : []));
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      path,
      method,
      signal,
      headers: { ...Object.fromEntries(passed), host: 'localhost' },
    };
    const sent = request(options, resolve);
    sent.on('error', reject);
    incoming.pipe(sent);
  });
}

/**
 * @param {Incoming} response
 * @param {Outgoing} outgoing
 * @param {number} status
 * @param {string | undefined} method
 */
async function sendWithId(response, outgoing, status, method) {
  /** @type {Buffer[]} */
  const chunks = [];
  for await (const chunk of response) chunks.push(chunk);
  const body = problemFor(Buffer.concat(chunks), outgoing);
  outgoing.removeHeader('content-length');
  outgoing.writeHead(status);
  outgoing.end(method === 'HEAD' ? undefined : body);
}
