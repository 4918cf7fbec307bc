import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

import { freePort } from './free-port.mjs';
import { SERVER_ARGS, SERVER_ENV } from './server-args.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/**
 * How a process ended: by itself with a code, or by a signal.
 *
 * @typedef {{ readonly code: number | null, readonly signal: NodeJS.Signals | null }} Ending
 */

/**
 * A running copy of the built site. `output` is everything that it wrote so far.
 *
 * @typedef {{
 *   readonly url: string,
 *   readonly output: () => string,
 *   readonly stop: (signal?: NodeJS.Signals) => Promise<Ending>,
 * }} Site
 */

/**
 * @typedef {{
 *   readonly apiUrl: string,
 *   readonly dataDir: string,
 *   readonly env?: Readonly<Record<string, string>>,
 * }} SiteOptions
 */

const START_LIMIT_MS = 30_000;

/** Longer than the server takes to stop. */
const STOP_LIMIT_MS = 15_000;

/** Settings of the person at the terminal, which must not reach a site of a test or a measurement. */
const SETTINGS = [
  'GITHUB_API_URL',
  'GITHUB_TOKEN',
  'GITHUB_WEBHOOK_SECRET',
  'REDIS_URL',
  'REGISTRIES',
  'DATA_DIR',
  'SITE_URL',
  'LOG_LEVEL',
  'PORT',
  'HOSTNAME',
];

/**
 * Starts the built site on a free port with a separate data folder, and waits until it listens.
 *
 * @param {string} root
 * @param {SiteOptions} options
 * @returns {Promise<Site>}
 */
export async function startSite(root, { apiUrl, dataDir, env = {} }) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [...SERVER_ARGS, root], {
    cwd: root,
    env: {
      ...withoutSettings(process.env),
      ...SERVER_ENV,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      GITHUB_API_URL: apiUrl,
      REGISTRIES: 'none',
      DATA_DIR: dataDir,
      SITE_URL: url,
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithUs = () => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  await untilListening(child, url, () => output);
  return { url, output: () => output, stop: (signal) => stop(child, signal) };
}

/** @param {NodeJS.ProcessEnv} env */
function withoutSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !SETTINGS.includes(name)));
}

/**
 * @param {ChildProcess} child
 * @param {string} url
 * @param {() => string} output
 */
async function untilListening(child, url, output) {
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await isListening(url))) {
    if (child.exitCode !== null) throw new Error(`The site stopped at its start:\n${output()}`);
    if (Date.now() > deadline) throw new Error(`The site did not start in time:\n${output()}`);
    await pause(25);
  }
}

/**
 * Whether the site serves from a file, which it does once its configuration was read.
 *
 * @param {string} url
 */
async function isListening(url) {
  const response = await fetch(`${url}/robots.txt`).catch(() => null);
  return response?.ok ?? false;
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} [signal]
 * @returns {Promise<Ending>}
 */
async function stop(child, signal = 'SIGINT') {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(timer);
  }
  return { code: child.exitCode, signal: child.signalCode };
}
