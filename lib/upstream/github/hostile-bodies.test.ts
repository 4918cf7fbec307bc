import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { BodyPlaces } from './body-places';
import { createGitHub } from './client';
import { wireReleaseList } from './wire-release';

const MEBIBYTE = 1024 * 1024;

let server: Server;
let respond: (response: ServerResponse) => void;
let open: number;

beforeEach(async () => {
  open = 0;
  server = createServer((_request, response) => {
    open += 1;
    response.on('close', () => (open -= 1));
    respond(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function request(timeoutMs = 4000) {
  const { port } = server.address() as AddressInfo;
  return createGitHub({ apiUrl: `http://127.0.0.1:${port}`, timeoutMs }).request({
    route: 'GET /repos/{owner}/{repo}/releases',
    parameters: { owner: 'o', repo: 'r' },
    schema: wireReleaseList,
    what: 'list of releases',
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const TOO_LARGE = { ok: false, failure: { kind: 'too-large', limitOf: 'site' } };

function sendForEver(response: ServerResponse, piece: Buffer): void {
  const send = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', send);
  send();
}

describe('a response', () => {
  it('that unpacks to three times the limit is given up, and its connection closed', async () => {
    const bomb = gzipSync(Buffer.alloc(60 * MEBIBYTE, ' '));
    respond = (response) =>
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(bomb);
    expect(await request()).toMatchObject(TOO_LARGE);
  });

  it.each(['[]', ' ', '{"a":'])(
    'that never ends is given up, and its connection closed: %s',
    async (text) => {
      const piece = Buffer.from(text.repeat(30_000));
      respond = (response) => sendForEver(response.writeHead(200, JSON_TYPE), piece);
      expect(await request()).toMatchObject(TOO_LARGE);
      await expect.poll(() => open).toBe(0);
    },
  );

  it('with an error that never ends is given up too', async () => {
    respond = (response) => sendForEver(response.writeHead(500), Buffer.alloc(60_000, 'x'));
    expect(await request()).toMatchObject(TOO_LARGE);
    await expect.poll(() => open).toBe(0);
  });

  it('of millions of empty values is not read', async () => {
    const dense = `[${'{},'.repeat(3_000_000)}{}]`;
    respond = (response) => response.writeHead(200, JSON_TYPE).end(dense);
    expect(await request()).toMatchObject(TOO_LARGE);
  });

  it.each([600, 999])('with the status %i is an error of upstream', async (status) => {
    respond = (response) => response.writeHead(status).end('odd');
    const failure = { kind: 'unavailable', status };
    await expect(request()).resolves.toEqual({ ok: false, failure });
  });

  it.each([201, 202, 203, 204, 205, 206, 226, 299])(
    'with the status %i is no bug of this site',
    async (status) => {
      respond = (response) =>
        response.writeHead(status, JSON_TYPE).end(status === 204 ? undefined : '{}');
      expect(await request()).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
    },
  );
});

describe('many large responses at the same time', () => {
  it('are read a few at a time, so that memory stays bounded', async () => {
    const bomb = gzipSync(Buffer.alloc(30 * MEBIBYTE, ' '));
    respond = (response) =>
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(bomb);
    const before = process.memoryUsage().rss;
    let most = 0;
    const sample = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
    const all = await Promise.all(Array.from({ length: 27 }, () => request(30_000)));
    clearInterval(sample);
    for (const each of all) expect(each).toMatchObject(TOO_LARGE);
    expect((most - before) / MEBIBYTE).toBeLessThan(250);
  });

  it('do not delay small ones', async () => {
    let sent = 0;
    respond = (response) => {
      sent += 1;
      response.writeHead(200, JSON_TYPE);
      if (sent <= 6) response.write(' '.repeat(MEBIBYTE));
      else response.end('[]');
    };
    const large = Array.from({ length: 6 }, () => request(2000));
    await expect.poll(() => sent).toBe(6);
    expect(await Promise.race([request(), ...large])).toMatchObject({ ok: true });
    for (const each of await Promise.all(large)) {
      expect(each).toMatchObject({ ok: false, failure: { kind: 'timeout' } });
    }
  });
});

describe('BodyPlaces', () => {
  const never = () => new AbortController().signal;

  it('gives three places, and the next when one is given back', async () => {
    const places = new BodyPlaces();
    const [first] = await Promise.all([1, 2, 3].map(() => places.take(never())));
    let isIn = false;
    const fourth = places.take(never()).then(() => (isIn = true));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(isIn).toBe(false);
    first?.giveBack();
    expect(await fourth).toBe(true);
  });

  it('loses no place to a request that is aborted while it waits', async () => {
    const places = new BodyPlaces();
    const [first] = await Promise.all([1, 2, 3].map(() => places.take(never())));
    const leaving = new AbortController();
    const gone = places.take(leaving.signal);
    leaving.abort(new Error('late'));
    await expect(gone).rejects.toThrow('late');
    first?.giveBack();
    await places.take(never());
  });
});
