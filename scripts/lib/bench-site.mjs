import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { createServer } from 'vite';

import { SERVER_ARGS } from './server-args.mjs';

/** Components whose lists are read whether anybody looks or not. */
const ALWAYS_READ = 5;

/** @typedef {import('../../stand-in/world').World} World */

/**
 * Opens the sources as modules, without a build.
 *
 * @param {string} root
 */
export function openSources(root) {
  return createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'warn',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
    resolve: { alias: { '@': root.replace(/\/$/, '') } },
  });
}

/**
 * Starts the stand-in for GitHub that the tests use, with its world changed where that is wanted.
 *
 * @param {string} root
 * @param {(world: World) => void} [change]
 */
export async function startStandIn(root, change = () => undefined) {
  const vite = await openSources(root);
  const { startStandIn: start } = await vite.ssrLoadModule(join(root, 'stand-in/github.ts'));
  const { kairosWorld } = await vite.ssrLoadModule(join(root, 'stand-in/kairos-world.ts'));
  const world = kairosWorld();
  change(world);
  const standIn = await start(world);
  const close = async () => {
    await standIn.close();
    await vite.close();
  };
  return { ...standIn, close };
}

/**
 * Starts the built site, as `npm start` does, on data of its own.
 *
 * @param {string} root
 * @param {{ apiUrl: string, dataDir: string, env?: Record<string, string> }} options
 */
export async function startSite(root, { apiUrl, dataDir, env = {} }) {
  const port = await freePort();
  const child = spawn(process.execPath, [...SERVER_ARGS, root], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      GITHUB_API_URL: apiUrl,
      REGISTRIES: 'none',
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: 'inherit',
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

/** The resident size of a site in MB. @param {string} url */
export async function residentMegabytes(url) {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const bytes = Number(/process_resident_memory_bytes (\d+)/.exec(metrics)?.[1] ?? 0);
  return Math.round(bytes / 1e6);
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve) => {
    const server = createTcpServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * Waits until both matrices, and every list of releases that is always read, are known from GitHub: the lists
 * to their ends, or in part.
 *
 * @param {string} url
 * @param {{ isPartEnough?: boolean }} [options]
 */
export async function untilLive(url, { isPartEnough = false } = {}) {
  for (let left = 3000; left > 0; left -= 1) {
    const lists = (await freshnessAt(`${url}/api/v1/releases`))?.components ?? [];
    const known = lists.filter(
      (/** @type {{ state: string, reading: unknown }} */ { state, reading }) =>
        state === 'live' && (isPartEnough || reading === null),
    );
    const matrices = await Promise.all(
      ['kairos-init', 'kairos'].map((source) =>
        freshnessAt(`${url}/api/v1/matrix?source=${source}`),
      ),
    );
    if (known.length >= ALWAYS_READ && matrices.every((one) => one?.state === 'live')) return;
    await pause(100);
  }
  throw new Error('The site did not get to know what it shows.');
}

/** @param {string} address */
async function freshnessAt(address) {
  const answer = await fetch(address).catch(() => null);
  return answer?.ok === true ? (await answer.json()).freshness : null;
}
