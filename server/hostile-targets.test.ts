import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { PageServer } from './page-server.mjs';
import type { Log } from './shared/log.mjs';

const SEED = 20_261_127;
const WEBHOOK = '/api/webhooks/github';

let renderer: Server;
let server: Server;
let rendered: { readonly method: string; readonly url: string }[];
let logged: Parameters<Log>[];
let responses: { readonly target: string; readonly status: number; readonly location: string }[];

const portOf = (one: Server) => {
  const address = one.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

beforeAll(async () => {
  rendered = [];
  logged = [];
  responses = [];
  renderer = createServer(({ method = '', url = '' }, outgoing) => {
    rendered.push({ method, url });
    outgoing.end('page');
  });
  const pages = new PageServer({
    rendererPort: () => portOf(renderer),
    routeOf: () => ({ label: 'other', cost: 1 }),
    dataGeneration: () => 1,
    isStopping: () => false,
    log: (...line) => logged.push(line),
    sbom: null,
  });
  server = createServer((incoming, outgoing) => void pages.respond(incoming, outgoing));
  for (const one of [renderer, server]) {
    await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  }
  for (const [verb, text] of fc.sample(fc.tuple(method, target), { seed: SEED, numRuns: 2500 })) {
    // One at a time, as the server logs them.
    // oxlint-disable-next-line no-await-in-loop
    const head = await headOf(verb, text);
    const [, location = ''] = /^location: (.*)$/im.exec(head) ?? [];
    responses.push({ target: text, status: Number(head.slice(9, 12)), location });
  }
});

afterAll(() => {
  for (const one of [server, renderer]) {
    one.close();
    one.closeAllConnections();
  }
});

/** Sends a request line as bytes, since clients of HTTP correct most targets; gives the head of the response. */
function headOf(method: string, target: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(portOf(server), '127.0.0.1');
    socket.setTimeout(10_000, () => socket.destroy(new Error(`No response to ${target}`)));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () =>
      resolve(Buffer.concat(chunks).toString('latin1').split('\r\n\r\n')[0] ?? ''),
    );
    const end = 'host: a\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';
    socket.write(`${method} ${target} HTTP/1.1\r\n${end}`, 'latin1');
  });
}

const piece = fc.oneof(
  fc.constantFrom('/', '//', '/.', '/..', '/%2e%2E', '/.%2e', '\\', '/%5c', '%2f', ';', ':', '@'),
  fc.constantFrom('%', '%z', '%E0%A4', '%ff', '%C0%AE', '%00', '%0d%0a', '%25', '%252e', '%u0041'),
  fc.constantFrom('?', '?a=', '&', '#', '*', '[', '"', '<', '\t', '\u00e4', '\u0000', '\u007f'),
  fc.constantFrom('http://evil.example', 'HTTPS://a@b', 'ftp://x', '_next', '_global-error', '404'),
  fc.constantFrom(WEBHOOK, 'releases', 'api', 'status', 'x'),
);

const target = fc
  .tuple(fc.constantFrom('/', '', WEBHOOK), fc.array(piece, { maxLength: 6 }))
  .map(([start, pieces]) => `${start}${pieces.join('')}`)
  .filter((text) => text !== '');

const method = fc.constantFrom('GET', 'GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE');

describe('hostile request targets', () => {
  it('get a refusal, a redirect on this site, or a page, and log no error', () => {
    const right = [200, 204, 308, 400, 405];
    expect(responses.filter(({ status }) => !right.includes(status))).toEqual([]);
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set(right));
    for (const each of responses.filter(({ status }) => status === 308)) {
      expect(each.location).toMatch(/^\/(?!\/)[\x21-\x7e]*$/);
      expect(each.location.length).toBeLessThan(each.target.length);
    }
    expect(logged.filter(([level]) => level === 'error')).toEqual([]);
  });

  it('reach the renderer as paths that every parser reads alike', () => {
    expect(rendered.length).toBeGreaterThan(100);
    const unparsed = rendered.filter(({ url }) => !URL.canParse(url, 'http://localhost'));
    expect(unparsed).toEqual([]);
    for (const { url } of rendered) {
      const parsed = new URL(url, 'http://localhost');
      expect(parsed.host).toBe('localhost');
      const path = url.split('?', 1)[0] ?? '';
      expect(decodeURIComponent(parsed.pathname)).toBe(decodeURIComponent(path));
    }
  });

  it('never steer a POST to anything but the webhook', () => {
    const posted = rendered.filter((each) => each.method === 'POST');
    expect(posted.length).toBeGreaterThan(0);
    for (const { url } of posted) expect(url.split('?', 1)[0]).toBe(WEBHOOK);
  });
});
