import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const MAC_APPLICATIONS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Finds a Chromium or Chrome to test with: the one that `PLAYWRIGHT_CHROMIUM_PATH` names and no
 * other, else an installed one, else Playwright's own download.
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
