import { spawn, type ChildProcess } from 'node:child_process';

import { createClient } from '@redis/client';

import { freePort } from '../scripts/lib/free-port.mjs';
import { findDebianProgram } from '../stand-in/debian-program';

/** A Redis server of a test's own. */
export type RedisServer = {
  readonly url: string;
  readonly start: () => Promise<void>;
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly stop: () => Promise<void>;
};

/** Finds a server to test with, and installs Debian's where none is; null where there is none to be had. */
export function findRedis(): string | null {
  const programs = ['redis-server', 'valkey-server'];
  return findDebianProgram({ programs, packageName: 'redis-server' });
}

/** Makes a server on a free port that stores nothing on disk. */
export async function redisServer(program: string): Promise<RedisServer> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  return {
    url,
    start: async () => {
      const args = [
        '--port',
        String(port),
        '--save',
        '',
        '--appendonly',
        'no',
        '--bind',
        '127.0.0.1',
      ];
      child = spawn(program, args, { stdio: 'ignore' });
      await untilAnswering(url);
    },
    signal: (signal) => void child?.kill(signal),
    stop: async () => {
      const ending = child;
      if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
      const ended = new Promise((resolve) => ending.once('exit', resolve));
      ending.kill('SIGCONT');
      ending.kill('SIGKILL');
      await ended;
    },
  };
}

async function untilAnswering(url: string): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    const client = createClient({ url, socket: { reconnectStrategy: false } });
    client.on('error', () => undefined);
    try {
      // oxlint-disable-next-line no-await-in-loop
      await client.connect();
      client.destroy();
      return;
    } catch {
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error('The Redis server did not start.');
}
