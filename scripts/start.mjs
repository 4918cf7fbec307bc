#!/usr/bin/env node
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { checkAddress, formatAddress, readAddress } from './lib/address.mjs';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { main, serve } from './lib/run.mjs';
import { SERVER_ARGS, SERVER_ENV } from './lib/server-args.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

await main(async () => {
  checkNodeVersion(root);
  const address = readAddress(root, { mode: 'production', defaultHost: '127.0.0.1' });
  await checkAddress(address);
  await ensureInstalled(root, { isDevNeeded: false });
  await ensureBuilt(root);
  await checkAddress(address);

  const { host, port } = address;
  return serve([...SERVER_ARGS, root], {
    cwd: root,
    env: { ...SERVER_ENV, PORT: String(port), HOSTNAME: host, NODE_ENV: 'production' },
    whenUp: (ended) => announce(formatAddress(address), ended),
  });
});

/**
 * Prints the URL once the server responds there, and nothing if it ends before.
 *
 * @param {string} url
 * @param {AbortSignal} ended
 */
async function announce(url, ended) {
  while (!ended.aborted) {
    if (await isAnswering(url, ended)) {
      console.log(`Kairos Matrix is at ${url}`);
      return;
    }
    await pause(100);
  }
}

/**
 * Requests whether the server runs, which renders no page.
 *
 * @param {string} url
 * @param {AbortSignal} ended
 */
async function isAnswering(url, ended) {
  try {
    await fetch(`${url}/healthz`, { method: 'HEAD', signal: ended });
    return true;
  } catch {
    return false;
  }
}
