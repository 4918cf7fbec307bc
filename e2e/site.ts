import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SERVER_ARGS } from '../scripts/lib/server-args.mjs';

/** One running copy of the production build. */
export type Site = {
  readonly url: string;
  readonly dataDir: string;
  /** Everything it wrote so far. */
  readonly output: () => string;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
};

/** How a site is started. */
export type SiteOptions = {
  readonly apiUrl: string;
  /** Kept answers of an earlier site; a fresh folder when absent. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** Starts the production build on a free port and waits until it listens. */
export async function startSite({ apiUrl, dataDir, env }: SiteOptions): Promise<Site> {
  const port = await freePort();
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'kairos-matrix-')));
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [...SERVER_ARGS, process.cwd()], {
    env: {
      ...withoutOurs(process.env),
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      GITHUB_API_URL: apiUrl,
      REGISTRIES: 'none',
      DATA_DIR: folder,
      SITE_URL: url,
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await untilReady(child, url, () => output);
  return { url, dataDir: folder, output: () => output, stop: (signal) => stop(child, signal) };
}

/** A port that nothing listens on at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = [
    'GITHUB_API_URL',
    'GITHUB_TOKEN',
    'GITHUB_WEBHOOK_SECRET',
    'REGISTRIES',
    'DATA_DIR',
    'SITE_URL',
    'PORT',
    'HOSTNAME',
  ];
  return Object.fromEntries(
    Object.entries(env).filter(([key]) => !ours.includes(key)),
  ) as NodeJS.ProcessEnv;
}

async function untilReady(child: ChildProcess, url: string, output: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`The site stopped at its start:\n${output()}`);
    if (Date.now() > deadline) throw new Error(`The site did not start in 30 s:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Whether the site listens and has its configuration behind it: what it serves from a file comes after that. */
async function answers(url: string): Promise<boolean> {
  const response = await fetch(`${url}/robots.txt`).catch(() => null);
  return response?.ok ?? false;
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}
