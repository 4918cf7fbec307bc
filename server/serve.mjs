#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import { Front } from './front.mjs';

/** The folder of the build: given, or the one this file lies in. */
const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..'));
const port = Number(process.env['PORT'] || 3000);
const host = (process.env['HOSTNAME'] || '127.0.0.1').replace(/^\[(.*)\]$/, '$1');

/** Requests that still run are waited for this long when the server is asked to stop. */
const DRAIN_MS = 8000;

const LEVELS = ['error', 'warn', 'info', 'debug'];
const level = LEVELS.indexOf(process.env['LOG_LEVEL'] || 'info');

/**
 * @param {string} name
 * @param {string} event
 * @param {Record<string, string | number>} details
 */
function log(name, event, details) {
  if (LEVELS.indexOf(name) > level) return;
  const line = { time: new Date().toISOString(), level: name, event, ...details };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

process.env['NEXT_MANUAL_SIG_HANDLE'] = 'true';
process.env['NEXT_TELEMETRY_DISABLED'] = '1';
// The framework reads its settings from here where there is no file of them beside the build.
const { config } = JSON.parse(readFileSync(join(root, '.next/required-server-files.json'), 'utf8'));
process.env['__NEXT_PRIVATE_STANDALONE_CONFIG'] = JSON.stringify(config);
process.chdir(root);

const next = createRequire(join(root, 'package.json'))('next');
const app = next({ dev: false, dir: root, hostname: host, port, customServer: true });
await app.prepare();
const render = app.getRequestHandler();

const renderer = createServer((incoming, outgoing) => void render(incoming, outgoing));
await listening(renderer, 0, '127.0.0.1');

/** Counts the changes of what is known; lib/upstream/store/counted-store.ts counts at the same place. */
const VERSION = Symbol.for('kairos-matrix.data-version');

/** Our own bill of materials, where the build wrote one. */
const billPath = join(root, '.next/sbom.spdx.json');
const bill = existsSync(billPath) ? readFileSync(billPath) : null;

let isStopping = false;
const front = new Front({
  render,
  rendererPort: () => {
    const address = renderer.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  },
  dataVersion: () => Number(Reflect.get(globalThis, VERSION) ?? 0),
  isStopping: () => isStopping,
  bill,
  log,
});

const server = createServer({ maxHeaderSize: 32 * 1024 }, (incoming, outgoing) => {
  void front.answer(incoming, outgoing);
});
server.headersTimeout = 10_000;
server.requestTimeout = 30_000;
server.maxRequestsPerSocket = 10_000;
await listening(server, port, host);
log('info', 'server.listening', { host, port });

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop(signal));

/**
 * Takes no new connection, lets what runs come to its end, and exits.
 *
 * @param {string} signal
 */
async function stop(signal) {
  isStopping = true;
  log('info', 'server.stopping', { signal });
  const drained = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await drained;
  clearTimeout(late);
  renderer.close();
  process.exit(0);
}

/**
 * @param {import('node:http').Server} one
 * @param {number} at
 * @param {string} on
 */
function listening(one, at, on) {
  return new Promise((done, fail) => {
    one.once('error', fail);
    one.listen(at, on, () => done(undefined));
  });
}
