import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import util from 'node:util';

import { describeListenFailure } from '../../server/shared/listen-failure.mjs';
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
    probe.once('error', (error) => {
      reject(new Refusal(describeListenFailure(error, { host, port })));
    });
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  });
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
