import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findDebianProgram } from '../debian-program';
import type { TokenServer } from './token-server';

/** A real registry on loopback: Debian's docker-registry, which is the reference implementation. */
export type DockerRegistry = {
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/** Finds the program to test with, and installs Debian's where it is not; null where it cannot be had. */
export function findDockerRegistry(): string | null {
  return findDebianProgram({ programs: ['docker-registry'], packageName: 'docker-registry' });
}

/**
 * Starts a registry on a free port, with an empty store. With a token server it requires a token.
 */
export async function startDockerRegistry(
  program: string,
  tokens: TokenServer | null = null,
): Promise<DockerRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'docker-registry-'));
  const file = join(folder, 'config.json');
  await writeFile(file, JSON.stringify(await configuration(folder, tokens)));
  const child = spawn(program, ['serve', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const port = await portOf(child);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await ended;
      process.off('exit', endWithUs);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Its configuration is YAML, which JSON is too. */
async function configuration(folder: string, tokens: TokenServer | null): Promise<object> {
  const base = {
    version: 0.1,
    storage: { filesystem: { rootdirectory: join(folder, 'store') } },
    http: { addr: '127.0.0.1:0', secret: 'of a test' },
    log: { level: 'info', accesslog: { disabled: true } },
  };
  if (tokens === null) return base;
  const rootcertbundle = join(folder, 'issuer.pem');
  await writeFile(rootcertbundle, tokens.certificate);
  const { realm, service, issuer } = tokens;
  return { ...base, auth: { token: { realm, service, issuer, rootcertbundle } } };
}

/** It says on which port it listens once it does. */
function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`It did not start:\n${output}`)), 20_000);
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [, port] = /listening on 127\.0\.0\.1:(\d+)/.exec(output) ?? [];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(port);
    });
    child.once('exit', () => reject(new Error(`It stopped at its start:\n${output}`)));
  });
}
