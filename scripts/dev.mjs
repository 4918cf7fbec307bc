#!/usr/bin/env node
import { fileURLToPath } from 'node:url';

import { checkAddress, readAddress } from './lib/address.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { main, serve } from './lib/run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

await main(async () => {
  checkNodeVersion(root);
  // By default not 127.0.0.1: the development server refuses to refresh pages opened there.
  const address = readAddress(root, { mode: 'development', defaultHost: 'localhost' });
  await checkAddress(address);
  await ensureInstalled(root, { isDevNeeded: true });

  const next = ['node_modules/next/dist/bin/next', 'dev'];
  const at = ['--hostname', address.host, '--port', String(address.port)];
  return serve([...next, ...at], { cwd: root });
});
