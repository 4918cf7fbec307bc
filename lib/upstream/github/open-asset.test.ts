import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startStandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';
import { findRepository } from '@/stand-in/world';

import { createGitHub } from './client';
import { openAsset } from './open-asset';

type Seen = { readonly path: string; readonly authorization: string | undefined };

let server: Server;
let url: string;
let seen: Seen[];
let respond: (path: string, response: ServerResponse) => void;

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    const { url: path = '', headers } = request;
    seen.push({ path, authorization: headers.authorization });
    respond(path, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line no-unsafe-type-assertion -- a server on a port has one
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const requested = { owner: 'o', repo: 'r', id: 7, what: 'file', maxBytes: 1000 };

function open(changes: { apiUrl?: string; maxBytes?: number; timeoutMs?: number } = {}) {
  const { apiUrl = url, maxBytes = requested.maxBytes, timeoutMs = 300 } = changes;
  const onResponse = () => undefined;
  return openAsset({ ...requested, maxBytes }, { apiUrl, token: 'secret', timeoutMs, onResponse });
}

async function textOf(changes: Parameters<typeof open>[0] = {}) {
  const opened = await open(changes);
  return opened.ok ? opened.value.text() : opened;
}

describe('openAsset', () => {
  it('requests the file by its number with the credentials', async () => {
    respond = (_path, response) => response.end('abc');
    expect(await textOf()).toEqual({ ok: true, value: 'abc' });
    expect(seen).toEqual([{ path: '/repos/o/r/releases/assets/7', authorization: 'token secret' }]);
  });

  it('goes where the API of an enterprise sends on its own host, without the credentials', async () => {
    respond = (path, response) => {
      if (path.startsWith('/api/v3/')) response.writeHead(302, { location: '/bytes?sig=x' }).end();
      else response.end('abc');
    };
    expect(await textOf({ apiUrl: `${url}/api/v3` })).toEqual({ ok: true, value: 'abc' });
    expect(seen.map(({ authorization }) => authorization)).toEqual(['token secret', undefined]);
  });

  it.each([
    'http://127.0.0.1:1/x',
    'https://example.org/x?sig=secret',
    'https://objects.githubusercontent.com/x',
    'file:///etc/passwd',
  ])('does not go to %s', async (location) => {
    respond = (_path, response) => response.writeHead(302, { location }).end();
    const [bare] = location.split('?');
    expect(await open()).toEqual({ ok: false, failure: { kind: 'moved', location: bare } });
    expect(seen).toHaveLength(1);
  });

  it('goes round no circle', async () => {
    respond = (_path, response) => response.writeHead(302, { location: '/' }).end();
    expect(await open()).toMatchObject({ failure: { kind: 'moved' } });
    expect(seen).toHaveLength(4);
  });

  it.each([
    [404, {}, { kind: 'not-found', what: 'file' }],
    [500, {}, { kind: 'unavailable', status: 500 }],
    [
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1800000000' },
      { kind: 'rate-limited' },
    ],
    [204, {}, { kind: 'unreadable' }],
  ])('reads %i as the failure it stands for', async (status, headers, failure) => {
    respond = (_path, response) => response.writeHead(status, headers).end();
    expect(await open()).toMatchObject({ ok: false, failure });
  });

  it('reads no more than the limit', async () => {
    respond = (_path, response) => response.end('x'.repeat(2000));
    expect(await textOf()).toMatchObject({ failure: { kind: 'too-large' } });
  });

  it.each([
    ['that does not begin', () => undefined],
    ['that stops in the middle', (response: ServerResponse) => response.write('abc')],
  ])('does not wait for a file %s', async (_what, begin) => {
    respond = (_path, response) => begin(response);
    expect(await textOf()).toEqual({ ok: false, failure: { kind: 'timeout', afterMs: 300 } });
  });

  it('waits for a slow file while it arrives, and for a slow reader', async () => {
    respond = (_path, response) => {
      let left = 8;
      const timer = setInterval(() => {
        response.write('x');
        left -= 1;
        if (left > 0) return;
        clearInterval(timer);
        response.end();
      }, 50);
    };
    const opened = await open();
    if (!opened.ok) throw new Error('The file was not opened.');
    let text = '';
    for await (const chunk of opened.value.chunks) {
      if (text === '') await new Promise((resolve) => setTimeout(resolve, 400));
      text += new TextDecoder().decode(chunk);
    }
    expect(text).toBe('xxxxxxxx');
  });

  it('says when the connection breaks', async () => {
    respond = (_path, response) => {
      response.write('abc');
      setTimeout(() => response.destroy(), 20);
    };
    expect(await textOf()).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
  });
});

describe('createGitHub', () => {
  it('opens a file as the API gives it, which counts against the rate limit', async () => {
    const standIn = await startStandIn(kairosWorld());
    const release = findRepository(standIn.world, 'kairos-io/kairos')?.releases.find(
      ({ tag }) => tag === 'v3.3.6',
    );
    const asset = release?.assets.find(({ name }) => name.endsWith('.sha256'));
    const github = createGitHub({ apiUrl: standIn.url });
    const opened = await github.openAsset({
      owner: 'kairos-io',
      repo: 'kairos',
      id: asset?.id ?? 0,
      what: 'checksum',
      maxBytes: 1000,
    });
    expect(opened.ok && (await opened.value.text())).toMatchObject({
      ok: true,
      value: expect.stringMatching(/^[\da-f]{64} /),
    });
    expect(github.quota()).not.toBeNull();
    await standIn.close();
  });
});
