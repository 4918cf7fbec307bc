import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Chromium without its windows, which tests do not look at: half the work for the same pages. */
const HEADLESS = ['chromium-headless-shell', 'chrome-headless-shell'];

const NAMES = [
  ...HEADLESS,
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

const MAC_APPLICATIONS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Finds a Chromium or Chrome to test with: the one that `PLAYWRIGHT_CHROMIUM_PATH` gives and no
 * other, else an installed one, a headless one first, else Playwright's own download.
 *
 * @param {{
 *   own: string,
 *   env?: Record<string, string | undefined>,
 *   isUsable?: (path: string) => boolean,
 * }} options `own` is where Playwright's download lies, if it was downloaded
 * @returns {string | null}
 */
export function findBrowser({ own, env = process.env, isUsable = existsSync }) {
  const named = env['PLAYWRIGHT_CHROMIUM_PATH'];
  const candidates = named ? [named] : [...installed(env), own];
  return candidates.find(isUsable) ?? null;
}

/**
 * Whether a path is that of a browser without windows, going by its name.
 *
 * @param {string} path
 */
export function isHeadless(path) {
  return /headless[-_]shell$/.test(path);
}

/** @param {Record<string, string | undefined>} env */
function installed(env) {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      MAC_APPLICATIONS.map((application) => join(folder, application)),
    ),
  ].filter((path) => existsSync(path));
}
