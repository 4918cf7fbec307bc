import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** In place of the framework: it notes that it was prepared, and prints what the framework might. */
const FRAMEWORK = `
const { writeFileSync } = require('node:fs');
module.exports = () => ({
  prepare: async () => {
    writeFileSync('prepared', '');
    console.log('ready %s', 'soon');
    console.error(new Error('of the framework'));
    process.emitWarning('of Node');
  },
  getRequestHandler: () => (_, outgoing) => outgoing.end('page'),
});
`;

describe('the command of the container', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'serve-'));
    for (const path of ['.next', 'node_modules/next']) {
      mkdirSync(join(folder, path), { recursive: true });
    }
    const files = {
      'package.json': '{}',
      'node_modules/next/index.js': FRAMEWORK,
      '.next/routes-manifest.json': '{ "staticRoutes": [], "dynamicRoutes": [] }',
      '.next/required-server-files.json': '{ "config": {} }',
    };
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts the server, and stops it once it listens. */
  const serve = (env: Readonly<Record<string, string>>) =>
    new Promise<{ readonly code: number | null; readonly lines: readonly string[] }>((resolve) => {
      const child = spawn(process.execPath, ['server/serve.mjs', folder], {
        env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info', ...env },
      });
      let output = '';
      let isStopped = false;
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          if (isStopped || !output.includes('server.listening')) return;
          isStopped = child.kill('SIGINT');
        });
      }
      const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
      child.once('close', (code) => {
        clearTimeout(late);
        resolve({ code, lines: output.split('\n').filter((line) => line !== '') });
      });
    });

  /** Another server, and the port that it has until it is closed. */
  const listening = async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    return { port, close: () => new Promise((done) => other.close(done)) };
  };

  it.each([
    ['the port is in use', {}, /^Port \d+ on 127\.0\.0\.1 is already in use\./],
    [
      'the host is not of this machine',
      { HOSTNAME: '192.0.2.1' },
      /^HOSTNAME is “192\.0\.2\.1”, which is not an address of this machine/,
    ],
  ])(
    'ends with code 1 and a sentence, and prepares nothing, where %s',
    async (_, env, sentence) => {
      const { port, close } = await listening();
      const { code, lines } = await serve({ HOSTNAME: '127.0.0.1', PORT: port, ...env });
      await close();
      expect(code).toBe(1);
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({
        event: 'server.not-started',
        detail: expect.stringMatching(sentence),
      });
      expect(existsSync(join(folder, 'prepared'))).toBe(false);
    },
  );

  it('writes lines of JSON only, and ends with code 0 when it is stopped', async () => {
    const { port, close } = await listening();
    await close();
    const { code, lines } = await serve({ HOSTNAME: '127.0.0.1', PORT: port });
    const events = lines.map((line) => {
      expect(line).toMatch(/^\{.*\}$/);
      return (JSON.parse(line) as { readonly event: string }).event;
    });
    expect(events).toEqual(
      expect.arrayContaining(['console', 'warning', 'server.listening', 'server.stopping']),
    );
    expect(code).toBe(0);
  });
});
