import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import util from 'node:util';

import { readAddress as readSettings } from '../../server/shared/settings.mjs';
import { Refusal } from './run.mjs';

/** @typedef {import('../../server/shared/settings.mjs').Address} Address */

/**
 * Reads `PORT` and `HOSTNAME` as Next itself reads settings: the environment first, then the `.env`
 * files of the mode.
 *
 * @param {string} root
 * @param {{ mode: 'production' | 'development', defaultHost: string, env?: Record<string, string | undefined> }} options
 * @returns {Address}
 */
export function readAddress(root, { mode, defaultHost, env = process.env }) {
  const files = [`.env.${mode}.local`, '.env.local', `.env.${mode}`, '.env']
    .map((name) => join(root, name))
    .filter((file) => existsSync(file))
    .map((file) => util.parseEnv(readFileSync(file, 'utf8')));
  const address = readSettings(Object.assign({}, ...files.toReversed(), env), defaultHost);
  if (!address.ok) throw new Refusal(address.failure);
  return address.value;
}

/**
 * Refuses an address that cannot be served on, with the reason and what to change.
 *
 * @param {Address} address
 * @returns {Promise<void>}
 */
export function checkAddress({ host, port }) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      reject(new Refusal(describeRefusal(error, { host, port })));
    });
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  });
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {Address} address
 */
function describeRefusal(error, { host, port }) {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is already in use. Stop what is using it, or choose another with PORT, for example PORT=${port === 65_535 ? port - 1 : port + 1} npm start.`;
    case 'EACCES':
      return `Port ${port} may not be used without more rights. Choose one above 1023 with PORT.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return `HOSTNAME is “${host}”, which is not an address of this machine${host === hostname() ? ' (the shell or the container may have set it to the machine’s name)' : ''}. Set HOSTNAME=127.0.0.1 to serve this machine only, or HOSTNAME=0.0.0.0 to serve on all of its addresses.`;
    case undefined:
    default:
      return `${host} port ${port} cannot be served on: ${error.message}.`;
  }
}

/**
 * The address to open in a browser. A server on every address is reached on this machine's own.
 *
 * @param {Address} address
 */
export function formatAddress({ host, port }) {
  const open = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${open.includes(':') ? `[${open}]` : open}:${port}`;
}
