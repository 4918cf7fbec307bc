import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { findBrowser, isHeadless } from './find-browser.mjs';
import { Refusal, run } from './run.mjs';

const DOWNLOAD_LIMIT_MS = 5 * 60_000;
const PACKAGE_LIMIT_MS = 10 * 60_000;

const ROOT = /** @type {const} */ (['env']);
const SUDO = /** @type {const} */ (['sudo', '-n', 'env']);

/**
 * Gives the path of a browser that runs on this machine, and installs one when there is none: Playwright's
 * own where its download works, Debian's package where it does not. A machine of CI gets the headless one in
 * addition to a full one.
 *
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function getBrowser(root) {
  const { chromium } = await import('playwright');
  const find = () => findBrowser({ own: chromium.executablePath(), isUsable: isRunning });
  const named = process.env['PLAYWRIGHT_CHROMIUM_PATH'];
  const found = find();
  if (found !== null) {
    if (named || isHeadless(found) || !process.env['CI']) return found;
    await installPackage(root, 'chromium-headless-shell');
    return find() ?? found;
  }
  if (named) {
    throw new Refusal(`PLAYWRIGHT_CHROMIUM_PATH is “${named}”, which is not a browser that runs.`);
  }
  for (const install of [downloadOwn, installPackage]) {
    await install(root);
    const path = find();
    if (path) return path;
  }
  throw new Refusal(
    'No browser to test with could be found or installed. Install Chromium or Chrome, or give the path of one in PLAYWRIGHT_CHROMIUM_PATH.',
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

/**
 * Installs a package of Debian, and removes none for it.
 *
 * @param {string} root
 * @param {string} [name]
 */
async function installPackage(root, name = 'chromium') {
  if (!existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing the package ${name}…`);
  const [command, ...asRoot] = process.getuid?.() === 0 ? ROOT : SUDO;
  for (const args of [['update'], ['install', '-y', '--no-remove', name]]) {
    const words = [...asRoot, 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args];
    const { code } = await run(command, words, {
      cwd: root,
      limitMs: PACKAGE_LIMIT_MS,
      isQuiet: true,
    });
    if (code !== 0) return;
  }
}
