import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { findBrowser } from './find-browser.mjs';
import { Refusal, run } from './run.mjs';

const DOWNLOAD_LIMIT_MS = 5 * 60_000;
const PACKAGE_LIMIT_MS = 10 * 60_000;

/**
 * Gives the path of a browser that runs on this machine, and installs one when there is none:
 * Playwright's own where its download works, Debian's package where it does not.
 *
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function getBrowser(root) {
  const { chromium } = await import('playwright');
  const find = () => findBrowser({ own: chromium.executablePath(), isUsable: isRunning });
  const found = find();
  if (found) return found;

  const named = process.env['PLAYWRIGHT_CHROMIUM_PATH'];
  if (named) {
    throw new Refusal(`PLAYWRIGHT_CHROMIUM_PATH is “${named}”, which is not a browser that runs.`);
  }
  for (const install of [downloadOwn, installPackage]) {
    await install(root);
    const path = find();
    if (path) return path;
  }
  throw new Refusal(
    'No browser to test with could be found or installed. Install Chromium or Chrome, or name one with PLAYWRIGHT_CHROMIUM_PATH.',
  );
}

/**
 * A file by the right name is not enough: some systems have a stub there that only advises.
 *
 * @param {string} path
 */
function isRunning(path) {
  if (!existsSync(path)) return false;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && /chrom/i.test(stdout);
}

/** @param {string} root */
async function downloadOwn(root) {
  console.log('Downloading a browser…');
  const cli = 'node_modules/playwright/cli.js';
  await run(process.execPath, [cli, 'install', 'chromium'], {
    cwd: root,
    limitMs: DOWNLOAD_LIMIT_MS,
  });
}

/** @param {string} root */
async function installPackage(root) {
  if (!existsSync('/usr/bin/apt-get')) return;
  console.log('Installing the chromium package…');
  const asRoot = process.getuid?.() === 0 ? ['env'] : ['sudo', '-n', 'env'];
  for (const args of [['update'], ['install', '-y', 'chromium']]) {
    const [command, ...rest] = [...asRoot, 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    const { code } = await run(command, rest, { cwd: root, limitMs: PACKAGE_LIMIT_MS });
    if (code !== 0) return;
  }
}
