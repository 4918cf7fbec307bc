import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { checkAddress, formatAddress, readAddress } from './address.mjs';
import { isBuilt, readSources } from './ensure-built.mjs';
import { isInstalled } from './ensure-installed.mjs';
import { findBrowser, isHeadless } from './find-browser.mjs';
import { lockPath, withLock } from './lock.mjs';
import { checkNodeVersion } from './node-version.mjs';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kairos-matrix-checkout-'));
});

afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, value: unknown) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof value === 'string' ? value : JSON.stringify(value));
}

describe('checkNodeVersion', () => {
  beforeEach(() => write('package.json', { engines: { node: '>=20.19.0' } }));

  it.each(['20.19.0', '20.20.2', '24.1.0'])('accepts %s', (version) => {
    expect(() => checkNodeVersion(root, version)).not.toThrow();
  });

  it.each(['18.20.9', '20.18.9', '9.99.99'])('refuses %s', (version) => {
    expect(() => checkNodeVersion(root, version)).toThrow(`this is Node ${version}`);
  });
});

describe('readAddress', () => {
  const production = { mode: 'production', defaultHost: '127.0.0.1' } as const;

  it('has defaults', () => {
    expect(readAddress(root, { ...production, env: {} })).toEqual({
      host: '127.0.0.1',
      port: 3000,
    });
  });

  it('prefers the environment to .env.local, and that to .env', () => {
    write('.env', 'PORT=4000\nHOSTNAME=localhost\n');
    write('.env.local', 'PORT=4001\n');
    expect(readAddress(root, { ...production, env: {} })).toEqual({
      host: 'localhost',
      port: 4001,
    });
    expect(readAddress(root, { ...production, env: { PORT: '4002' } }).port).toBe(4002);
  });

  it.each(['0', '65536', '-1', '80.5', '0x50', 'http'])('refuses the port %s', (port) => {
    expect(() => readAddress(root, { ...production, env: { PORT: port } })).toThrow(`“${port}”`);
  });
});

describe('checkAddress', () => {
  it('refuses a port that is in use', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    await expect(checkAddress({ host: '127.0.0.1', port })).rejects.toThrow('already in use');
    server.close();
  });

  it('refuses a host that is not of this machine', async () => {
    // A documentation address (RFC 5737), which no machine has.
    await expect(checkAddress({ host: '192.0.2.1', port: 41_234 })).rejects.toThrow(
      'HOSTNAME is “192.0.2.1”, which is not an address of this machine',
    );
  });
});

describe('formatAddress', () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:3000'],
    ['0.0.0.0', 'http://127.0.0.1:3000'],
    ['::', 'http://[::1]:3000'],
    ['localhost', 'http://localhost:3000'],
  ])('shows %s as %s', (host, url) => {
    expect(formatAddress({ host, port: 3000 })).toBe(url);
  });
});

describe('isInstalled', () => {
  const locked = {
    '': {},
    'node_modules/next': { version: '1.0.0' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
    'node_modules/vitest': { version: '1.0.0', dev: true },
  };

  beforeEach(() => {
    write('package-lock.json', { packages: locked });
    write('node_modules/next/package.json', {});
  });

  it('recognises a full installation, without the packages of other platforms', () => {
    const { 'node_modules/other-platform': _, ...installed } = locked;
    write('node_modules/.package-lock.json', { packages: installed });
    expect(isInstalled(root, true)).toBe(true);
  });

  it('accepts one without the tools of development where they are not needed', () => {
    const { 'node_modules/vitest': _, ...installed } = locked;
    write('node_modules/.package-lock.json', { packages: installed });
    expect(isInstalled(root, false)).toBe(true);
    expect(isInstalled(root, true)).toBe(false);
  });

  it('wants another one when the lock names another version', () => {
    const installed = { ...locked, 'node_modules/next': { version: '0.9.0' } };
    write('node_modules/.package-lock.json', { packages: installed });
    expect(isInstalled(root, false)).toBe(false);
  });

  it('wants another one after an installation that did not end', () => {
    expect(isInstalled(root, false)).toBe(false);
  });
});

describe('isBuilt', () => {
  beforeEach(() => {
    write('app/page.tsx', 'one');
    write('lib/a.test.ts', 'a test');
    write('.next/BUILD_ID', 'first');
    const long = new Date(Date.now() - 60_000);
    utimesSync(join(root, 'app/page.tsx'), long, long);
    const { sources } = readSources(root);
    write('.next/kairos-matrix-build.json', { sources, buildId: 'first' });
  });

  it('recognises a build of the present sources', () => {
    expect(isBuilt(root)).toBe(true);
  });

  it('is not troubled by a changed test', () => {
    write('lib/a.test.ts', 'another test');
    expect(isBuilt(root)).toBe(true);
  });

  it.each([
    { when: 'a source has changed', change: () => write('app/page.tsx', 'two') },
    { when: 'a source is new', change: () => write('public/logo.svg', '<svg/>') },
    { when: 'a source has gone', change: () => rmSync(join(root, 'app/page.tsx')) },
    {
      when: 'a source is newer',
      change: () => {
        const soon = new Date(Date.now() + 60_000);
        utimesSync(join(root, 'app/page.tsx'), soon, soon);
      },
    },
    { when: 'the build is another one', change: () => write('.next/BUILD_ID', 'second') },
    { when: 'the build is gone', change: () => rmSync(join(root, '.next'), { recursive: true }) },
  ])('wants another build when $when', ({ change }) => {
    change();
    expect(isBuilt(root)).toBe(false);
  });
});

describe('withLock', () => {
  it('lets the work of one wait for that of another', async () => {
    const order: string[] = [];
    const onWait = vi.fn<() => void>();
    const first = withLock(root, async () => {
      // A process that keeps running, as the one that another start would run.
      writeFileSync(lockPath(root), String(process.ppid));
      await new Promise((done) => setTimeout(done, 300));
      order.push('first');
    });
    await Promise.all([first, withLock(root, async () => order.push('second'), onWait)]);
    expect(order).toEqual(['first', 'second']);
    expect(onWait).toHaveBeenCalledOnce();
  });

  it('takes over the lock of a process that is gone', async () => {
    writeFileSync(lockPath(root), '2147483646');
    await expect(withLock(root, async () => 'done')).resolves.toBe('done');
  });

  it('lets go when the work fails', async () => {
    await expect(withLock(root, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(withLock(root, async () => 'done')).resolves.toBe('done');
  });
});

describe('findBrowser', () => {
  const isUsable = (path: string) => path !== '/broken' && !path.startsWith('/nowhere');

  it('takes the one of PLAYWRIGHT_CHROMIUM_PATH and no other', () => {
    const named = (path: string) => ({ own: '/own', env: { PLAYWRIGHT_CHROMIUM_PATH: path } });
    expect(findBrowser({ ...named('/named'), isUsable })).toBe('/named');
    expect(findBrowser({ ...named('/broken'), isUsable })).toBeNull();
  });

  it('prefers a headless one to one with windows', () => {
    for (const name of ['chromium', 'chromium-headless-shell']) write(name, '');
    const found = findBrowser({ own: '/own', env: { PATH: root }, isUsable });
    expect(found).toBe(join(root, 'chromium-headless-shell'));
    expect([isHeadless(String(found)), isHeadless('/usr/bin/chromium')]).toEqual([true, false]);
  });

  it('prefers an installed one to the one that Playwright downloaded', () => {
    write('chromium', '');
    const env = { PATH: `/nowhere:${root}` };
    expect(findBrowser({ own: '/own', env, isUsable })).toBe(join(root, 'chromium'));
    rmSync(join(root, 'chromium'));
    expect(findBrowser({ own: '/own', env, isUsable })).toBe('/own');
  });
});
