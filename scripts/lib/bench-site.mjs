import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { createServer } from 'vite';

/** Components whose lists are read whether anybody looks or not. */
const ALWAYS_READ = 5;

/**
 * Starts the stand-in for GitHub that the tests use.
 *
 * @param {string} root
 */
export async function startStandIn(root) {
  const vite = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'warn',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
    resolve: { alias: { '@': root.replace(/\/$/, '') } },
  });
  const { startStandIn: start } = await vite.ssrLoadModule(join(root, 'e2e/stand-in/github.ts'));
  const { kairosWorld } = await vite.ssrLoadModule(join(root, 'e2e/stand-in/kairos-world.ts'));
  const standIn = await start(kairosWorld());
  const close = async () => {
    await standIn.close();
    await vite.close();
  };
  return { ...standIn, close };
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
 * Waits until every list that is always read is whole, so that all pages show what they will show.
 *
 * @param {string} url
 */
export async function untilLive(url) {
  for (let left = 600; left > 0; left -= 1) {
    const answer = await fetch(`${url}/api/v1/releases`).catch(() => null);
    const { freshness } = answer?.ok === true ? await answer.json() : { freshness: null };
    const known = (freshness?.components ?? []).filter(
      (/** @type {{ state: string, reading: unknown }} */ { state, reading }) =>
        state === 'live' && reading === null,
    );
    if (known.length >= ALWAYS_READ) return;
    await pause(100);
  }
  throw new Error('The site did not get to know its releases.');
}
