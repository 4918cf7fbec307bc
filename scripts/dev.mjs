#!/usr/bin/env node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { checkAddress, readAddress } from './lib/address.mjs';
import { readDevOptions } from './lib/dev-options.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { main, serve } from './lib/run.mjs';

/**
 * Serves while the sources are edited: with the data of GitHub and the registry, or with those of their
 * stand-ins, without any network. Usage: npm run dev -- [--stand-in[=world]] [--fault=kind] [--registry-fault=kind]
 */
const root = fileURLToPath(new URL('..', import.meta.url));

await main(async () => {
  const options = readDevOptions(process.argv.slice(2));
  checkNodeVersion(root);
  // By default not 127.0.0.1: the development server refuses to refresh pages opened there.
  const address = readAddress(root, { mode: 'development', defaultHost: 'localhost' });
  await checkAddress(address);
  await ensureInstalled(root, { isDevNeeded: true });

  const next = ['node_modules/next/dist/bin/next', 'dev'];
  const args = [...next, '--hostname', address.host, '--port', String(address.port)];
  if (options === null) return serve(args, { cwd: root });
  return serveWithStandIn(args, options);
});

/**
 * Serves with the stand-in for GitHub, on data that are removed in the end: those of another world must
 * never be shown as GitHub's.
 *
 * @param {readonly string[]} args
 * @param {import('./lib/dev-options.mjs').DevOptions} options
 */
async function serveWithStandIn(args, { world, fault, registryFault }) {
  const { startRegistryStandIn, startStandIn } = await import('./lib/stand-in.mjs');
  const { standIn, sentence } = await startStandIn(root, world, fault);
  const { registry, setting } = await startRegistryStandIn(root, registryFault);
  const dataDir = mkdtempSync(join(tmpdir(), 'kairos-matrix-dev-'));
  console.log(`The stand-in of GitHub is at ${standIn.url} and serves\n${sentence}`);
  console.log(`The stand-in of quay.io is at ${registry.url}.`);
  try {
    const env = { GITHUB_API_URL: standIn.url, DATA_DIR: dataDir, REGISTRIES: setting };
    return await serve(args, { cwd: root, env });
  } finally {
    await Promise.all([standIn.close(), registry.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}
