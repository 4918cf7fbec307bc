#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import { boundConnections } from './bound-connections.mjs';
import { sendConsoleTo, sendWarningsTo } from './console-to-log.mjs';
import { Gate } from './gate.mjs';
import { PageServer } from './page-server.mjs';
import { LONGEST_HEADERS } from './render-page.mjs';
import { readRoutes } from './routes.mjs';
import { dataGeneration } from './shared/data-generation.mjs';
import { describeListenFailure } from './shared/listen-failure.mjs';
import { createLog } from './shared/log.mjs';
import { readAddress, readLogLevel } from './shared/settings.mjs';
import { STOP_TIMES, stopServer } from './stop-server.mjs';

/** @typedef {import('node:http').Server} Server */

/** The folder of the build: given, or the one above this file. */
const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..'));

const log = createLog(() => readLogLevel(process.env));
sendConsoleTo(log);
sendWarningsTo(log);

try {
  await serve();
} catch (error) {
  refuseToStart(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

async function serve() {
  const address = readAddress(process.env);
  if (!address.ok) return refuseToStart(address.failure);
  const { host, port } = address.value;
  let isStopping = false;
  const renderer = createServer({ maxHeaderSize: LONGEST_HEADERS });
  // Both ends are in this process: a busy one must not take its own connection for idle.
  renderer.keepAliveTimeout = 0;
  const pages = new PageServer({
    rendererPort: () => portOf(renderer),
    routeOf: readRoutes(readBuilt('.next/routes-manifest.json')),
    dataGeneration,
    isStopping: () => isStopping,
    sbom: readSbom(),
    siteUrl: process.env['SITE_URL'],
    log,
  });

  // The port comes first: a process without it requests nothing of GitHub and writes nothing.
  const gate = new Gate();
  gate.close();
  const server = createServer({ maxHeaderSize: 32 * 1024 }, (incoming, outgoing) => {
    void gate.passed().then(() => pages.respond(incoming, outgoing));
  });
  boundConnections(server);
  const failure = await listen(server, port, host);
  if (failure !== null) return refuseToStart(describeListenFailure(failure, { host, port }));
  const render = await prepareNext(host, port);
  renderer.on('request', (incoming, outgoing) => void render(incoming, outgoing));
  await listen(renderer, 0, '127.0.0.1');

  for (const [name, times] of Object.entries(STOP_TIMES)) {
    process.once(name, () => {
      isStopping = true;
      pages.closeConnections();
      log('info', 'server.stopping', { signal: name });
      void stopServer(server, gate, times).then(() => process.exit(0));
    });
  }
  gate.open();
  log('info', 'server.listening', { host, port });
}

/**
 * Ends the program with a code that a supervisor acts upon: the framework would continue without a port.
 *
 * @param {string} detail
 * @returns {never}
 */
function refuseToStart(detail) {
  log('error', 'server.not-started', { detail });
  process.exit(1);
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
  /** @type {{ readonly config: unknown }} */
  const { config } = readBuilt('.next/required-server-files.json');
  // The standalone build has no next.config.js.
  process.env['__NEXT_PRIVATE_STANDALONE_CONFIG'] = JSON.stringify(config);
  process.chdir(root);
  /** @type {typeof import('next').default} */
  const next = createRequire(join(root, 'package.json'))('next');
  const app = next({ dev: false, dir: root, hostname, port, customServer: true });
  await app.prepare();
  return app.getRequestHandler();
}

/**
 * Reads a file that the build wrote.
 *
 * @param {string} path
 */
function readBuilt(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** The site's own SBOM, where the build wrote one. */
function readSbom() {
  const path = join(root, '.next/sbom.spdx.json');
  return existsSync(path) ? readFileSync(path) : null;
}

/**
 * @param {Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<Error | null>} why it cannot listen there
 */
function listen(server, port, host) {
  return new Promise((done) => {
    server.once('error', done);
    server.listen(port, host, () => {
      server.off('error', done);
      done(null);
    });
  });
}

/** @param {Server} server */
function portOf(server) {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
