#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import { sendConsoleTo } from './console-to-log.mjs';
import { PageServer } from './page-server.mjs';
import { dataVersion } from './shared/data-version.mjs';
import { createLog } from './shared/log.mjs';
import { readAddress, readLogLevel } from './shared/settings.mjs';

/** @typedef {import('node:http').Server} Server */

/** Responses in flight have this long to end once the server is told to stop. */
const DRAIN_MS = 8000;

/** The folder of the build: given, or the one above this file. */
const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..'));

const log = createLog(() => readLogLevel(process.env));
sendConsoleTo(log);

try {
  await serve();
} catch (error) {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log('error', 'server.not-started', { detail });
  process.exit(1);
}

async function serve() {
  const address = readAddress(process.env);
  if (!address.ok) throw new Error(address.failure);
  const { host, port } = address.value;
  const render = await prepareNext(host, port);
  const renderer = createServer((incoming, outgoing) => void render(incoming, outgoing));
  await listening(renderer, 0, '127.0.0.1');

  let isStopping = false;
  const pages = new PageServer({
    render,
    rendererPort: () => portOf(renderer),
    dataVersion,
    isStopping: () => isStopping,
    sbom: readSbom(),
    log,
  });
  const server = createServer(
    { maxHeaderSize: 32 * 1024 },
    (incoming, outgoing) => void pages.respond(incoming, outgoing),
  );
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.maxRequestsPerSocket = 10_000;
  await listening(server, port, host);
  log('info', 'server.listening', { host, port });

  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      isStopping = true;
      log('info', 'server.stopping', { signal });
      void drain(server, renderer);
    });
  }
}

/**
 * Starts the framework from the build, with the settings that the build wrote down.
 *
 * @param {string} hostname
 * @param {number} port
 */
async function prepareNext(hostname, port) {
  process.env['NEXT_MANUAL_SIG_HANDLE'] = 'true';
  process.env['NEXT_TELEMETRY_DISABLED'] = '1';
  const file = readFileSync(join(root, '.next/required-server-files.json'), 'utf8');
  /** @type {{ readonly config: unknown }} */
  const { config } = JSON.parse(file);
  // The standalone build has no next.config.js beside it.
  process.env['__NEXT_PRIVATE_STANDALONE_CONFIG'] = JSON.stringify(config);
  process.chdir(root);
  /** @type {typeof import('next').default} */
  const next = createRequire(join(root, 'package.json'))('next');
  const app = next({ dev: false, dir: root, hostname, port, customServer: true });
  await app.prepare();
  return app.getRequestHandler();
}

/** The site's own SBOM, where the build wrote one. */
function readSbom() {
  const path = join(root, '.next/sbom.spdx.json');
  return existsSync(path) ? readFileSync(path) : null;
}

/**
 * Takes no new connection, lets the responses in flight end, and exits.
 *
 * @param {Server} server
 * @param {Server} renderer
 */
async function drain(server, renderer) {
  const drained = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await drained;
  clearTimeout(late);
  renderer.close();
  process.exit(0);
}

/**
 * @param {Server} server
 * @param {number} port
 * @param {string} host
 */
function listening(server, port, host) {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => done(undefined));
  });
}

/** @param {Server} server */
function portOf(server) {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
