import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openApiDocument } from '@/lib/site/api/openapi';
import { problemSchema } from '@/lib/site/api/problem-schema';

import { PageServer } from './page-server.mjs';
import type { Log } from './shared/log.mjs';

/** Statuses that the document of the API describes. */
const described = new Set(
  Object.values(openApiDocument('http://127.0.0.1').paths).flatMap(({ get, post }) =>
    Object.keys((get ?? post)?.responses ?? {}).map(Number),
  ),
);

describe('PageServer', () => {
  let renderer: Server;
  let server: Server;
  let url: string;
  let generation: number;
  let isStopping: boolean;
  let pages: PageServer;
  let rendered: string[];
  let logged: Parameters<Log>[];
  let render: (incoming: IncomingMessage, outgoing: ServerResponse) => void;

  const portOf = (one: Server) => {
    const address = one.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };

  const listen = (one: Server) =>
    new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));

  beforeEach(async () => {
    generation = 1;
    isStopping = false;
    rendered = [];
    logged = [];
    render = (incoming, outgoing) => {
      rendered.push(incoming.url ?? '');
      outgoing.setHeader('content-type', 'text/html; charset=utf-8');
      outgoing.setHeader('cache-control', 'private, no-store, must-revalidate');
      outgoing.end(`<p>${incoming.url} ${generation}</p>${'x'.repeat(2000)}`);
    };
    renderer = createServer((incoming, outgoing) => render(incoming, outgoing));
    await listen(renderer);
    pages = new PageServer({
      rendererPort: () => portOf(renderer),
      routeOf: (path) => ({ label: path.split('-')[0] ?? '', cost: 6 }),
      dataGeneration: () => generation,
      isStopping: () => isStopping,
      renderLimitMs: 1500,
      log: (...line) => logged.push(line),
      sbom: Buffer.from('{"spdxVersion":"SPDX-2.3"}'),
    });
    server = createServer((incoming, outgoing) => void pages.respond(incoming, outgoing));
    await listen(server);
    url = `http://127.0.0.1:${portOf(server)}`;
  });

  afterEach(() => {
    for (const one of [server, renderer]) {
      one.close();
      one.closeAllConnections();
    }
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, { headers: { accept: 'text/html', ...headers } });

  const cacheBytes = async () =>
    Number(/cache_bytes (\d+)/.exec(await (await get('/metrics')).text())?.[1]);

  it('renders a page once for each generation of the data', async () => {
    const first = await (await get('/a')).text();
    expect(await (await get('/a')).text()).toBe(first);
    expect(rendered).toEqual(['/a']);
    generation = 2;
    expect(await (await get('/a')).text()).toContain('/a 2');
    expect(rendered).toEqual(['/a', '/a']);
  });

  it('caches each URL and each media type by itself', async () => {
    await Promise.all([get('/a'), get('/a?x'), get('/a', { accept: 'application/json' })]);
    expect(rendered.toSorted()).toEqual(['/a', '/a', '/a?x']);
  });

  it('renders with the media type that is in the key', async () => {
    const forms: (string | undefined)[] = [];
    render = ({ headers }, outgoing) => {
      forms.push(headers.accept);
      outgoing.end();
    };
    await get('/a', { accept: 'text/html, text/plain' });
    await get('/a', { accept: `text/plain, ${'x'.repeat(300)}` });
    expect(forms).toEqual(['text/html', `text/plain, ${'x'.repeat(188)}`]);
  });

  it('renders once for requests that come at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => get('/b')));
    expect(all.every(({ status }) => status === 200)).toBe(true);
    expect(rendered).toEqual(['/b']);
  });

  it('responds 304 to a client that has the page in any encoding', async () => {
    const first = await get('/a', { 'accept-encoding': 'gzip' });
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+-gzip"$/);
    expect((await get('/a', { 'if-none-match': etag, 'accept-encoding': 'br' })).status).toBe(304);
    generation = 2;
    expect((await get('/a', { 'if-none-match': etag })).status).toBe(200);
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('compresses with %s', async (encoding, unpack) => {
    const { request } = await import('node:http');
    const [headers, body] = await new Promise<[IncomingMessage['headers'], Buffer]>((resolve) => {
      request(`${url}/a`, { headers: { 'accept-encoding': encoding } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve([response.headers, Buffer.concat(chunks)]));
      }).end();
    });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['vary']).toContain('accept-encoding');
    expect(unpack(body).toString()).toContain('<p>/a 1</p>');
  });

  it('caches parts of pages by all headers that they depend on', async () => {
    const requests = [{}, { rsc: '1' }, { rsc: '1', 'next-url': '/b' }, { 'next-url': '1' }];
    for (const headers of [...requests, ...requests]) {
      // oxlint-disable-next-line no-await-in-loop -- the second round finds what the first one left
      expect((await get('/a', headers)).status).toBe(200);
    }
    expect(rendered).toHaveLength(requests.length);
  });

  it('caches a page with very long headers under a short key, and renders it with them', async () => {
    const lengths: unknown[] = [];
    render = ({ url: requested, headers }, outgoing) => {
      if (requested === '/a') lengths.push(headers['next-router-state-tree']?.length);
      outgoing.end('x');
    };
    const before = await cacheBytes();
    const headers = { rsc: '1', 'next-router-state-tree': 'x'.repeat(9000) };
    expect((await get('/a', headers)).status).toBe(200);
    expect((await get('/a', headers)).status).toBe(200);
    expect(lengths).toEqual([9000]);
    expect((await cacheBytes()) - before).toBeLessThan(3000);
  });

  it('counts the headers and the compressed forms of what is cached, not the URL', async () => {
    render = ({ url: requested = '' }, outgoing) => {
      if (requested.startsWith('/long-')) outgoing.setHeader('link', 'x'.repeat(3000));
      outgoing.setHeader('content-type', 'text/html');
      outgoing.end(requested === '/metrics' ? '' : `${Math.random()}`.repeat(100));
    };
    const before = await cacheBytes();
    await get(`/short-${'x'.repeat(6000)}`, { 'accept-encoding': 'identity' });
    const short = await cacheBytes();
    expect(short - before).toBeLessThan(6000);
    await get(`/short-${'x'.repeat(6000)}`, { 'accept-encoding': 'gzip' });
    const compressed = await cacheBytes();
    expect(compressed).toBeGreaterThan(short);
    await get('/long-a', { 'accept-encoding': 'identity' });
    expect((await cacheBytes()) - compressed).toBeGreaterThan(short - before + 2500);
  });

  it('compresses what never changes once, and keeps it when the data changes', async () => {
    render = (incoming, outgoing) => {
      rendered.push(incoming.url ?? '');
      outgoing.setHeader('content-type', 'application/javascript');
      outgoing.setHeader('cache-control', 'public, max-age=31536000, immutable');
      outgoing.end('let x;'.repeat(2000));
    };
    const all = await Promise.all([1, 2, 3].map(() => get('/x.js', { 'accept-encoding': 'br' })));
    generation = 2;
    all.push(await get('/x.js', { 'accept-encoding': 'br' }));
    expect(new Set(await Promise.all(all.map((one) => one.text()))).size).toBe(1);
    expect(all.every(({ headers }) => headers.get('content-encoding') === 'br')).toBe(true);
    expect(rendered).toEqual(['/x.js']);
  });

  it('sends an id and a policy with every response', async () => {
    const { headers } = await get('/a');
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe-inline/);
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it('sends files of the build with the strictest policy, and with no header that they do not need', async () => {
    render = (_incoming, outgoing) => {
      outgoing.setHeader('last-modified', 'Sat, 28 Nov 2026 01:07:11 GMT');
      outgoing.setHeader('accept-ranges', 'bytes');
      outgoing.end('let x;');
    };
    const { headers } = await get('/_next/static/a.js');
    expect(headers.get('etag')).not.toBeNull();
    expect((await get('/a')).headers.get('last-modified')).not.toBeNull();
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const unneeded = ['permissions-policy', 'x-frame-options', 'referrer-policy'];
    for (const name of [...unneeded, 'last-modified', 'accept-ranges']) {
      expect(headers.get(name)).toBeNull();
    }
  });

  it.each(['/_next/static/../../a', '/_next/data/a'])(
    'takes nothing below %s for a file of the build that is none',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('x-frame-options')).toBe('DENY');
    },
  );

  it.each(['/embed', '/embed?arch=arm64'])(
    'lets other sites frame %s, without scripts',
    async (path) => {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain('frame-ancestors *');
      expect(policy).not.toContain('script-src');
      expect(headers.get('x-frame-options')).toBeNull();
    },
  );

  it.each(['/', '/embedded', '/embed/a', '/a?embed', '/Embed'])(
    'lets no other site frame %s',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-frame-options')).toBe('DENY');
    },
  );

  it.each([
    ['DELETE', '/a', 405],
    ['POST', '/a', 405],
    ['GET', `/${'x'.repeat(9000)}`, 414],
    ['GET', '/healthz', 200],
    ['GET', '/readyz', 200],
  ])('responds to %s %.20s with %i', async (method, path, status) => {
    expect((await fetch(`${url}${path}`, { method })).status).toBe(status);
  });

  it('serves its own SBOM without rendering', async () => {
    expect(await (await get('/sbom.spdx.json')).json()).toEqual({ spdxVersion: 'SPDX-2.3' });
    expect(rendered).toEqual([]);
  });

  it('caches no failure', async () => {
    render = (incoming, outgoing) => {
      rendered.push(incoming.url ?? '');
      outgoing.writeHead(500).end();
    };
    await get('/a');
    await get('/a');
    expect(rendered).toHaveLength(2);
  });

  it('responds with a problem document when rendering fails, and logs the error by the same id', async () => {
    render = (incoming) => incoming.socket.destroy();
    const response = await get('/a');
    const requestId = response.headers.get('x-request-id');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      detail: `Internal error. The log has it as request ${requestId}.`,
      requestId,
    });
    expect(logged).toContainEqual([
      'error',
      'http.error',
      { requestId, detail: expect.stringContaining('Error') },
    ]);
  });

  describe('a problem of the server', () => {
    it.each([
      ['that the URL is malformed', '/a/%', 400],
      ['that the URL is too long', `/${'x'.repeat(9000)}`, 414],
      ['that the response failed', '/broken', 500],
    ])('%s is a document that the API describes, with the id', async (_, path, status) => {
      render = (incoming) => incoming.socket.destroy();
      await expectProblem(await get(path), status);
    });

    it('that the method is not for the URL has the shape of a problem, with the id', async () => {
      const response = await fetch(`${url}/a`, { method: 'DELETE' });
      const problem = problemSchema.parse(await response.json());
      expect(problem.requestId).toBe(response.headers.get('x-request-id'));
    });

    async function expectProblem(response: Response, status: number): Promise<void> {
      const problem = problemSchema.parse(await response.json());
      expect(described).toContain(status);
      expect([response.status, problem.status]).toEqual([status, status]);
      expect(problem.requestId).toBe(response.headers.get('x-request-id'));
    }

    it('of a route whose response is not cached has the id too, and no body for HEAD', async () => {
      render = (_, outgoing) => {
        outgoing.setHeader('content-type', 'application/problem+json');
        outgoing.writeHead(404).end('{"type":"about:blank","status":404}');
      };
      const path = '/api/v1/releases/kairos/v1.0.0/sbom?asset=a';
      const response = await get(path);
      const requestId = response.headers.get('x-request-id');
      expect(await response.json()).toMatchObject({ status: 404, requestId });
      const head = await fetch(`${url}${path}`, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([404, '']);
    });

    it('is none where the client has the page: 304 has no body', async () => {
      const etag = (await get('/a')).headers.get('etag') ?? '';
      const response = await get('/a', { 'if-none-match': etag });
      expect([response.status, await response.text()]).toEqual([304, '']);
      expect(described).toContain(304);
    });
  });

  describe('a problem document that was rendered', () => {
    beforeEach(() => {
      render = (incoming, outgoing) => {
        rendered.push(incoming.url ?? '');
        outgoing.setHeader('content-type', 'application/problem+json; charset=utf-8');
        outgoing.writeHead(404).end('{"type":"about:blank","title":"Not Found","status":404}\n');
      };
    });

    it('is cached, and sent with the id of each request', async () => {
      const responses = [await get('/a'), await get('/a')];
      const ids = responses.map(({ headers }) => headers.get('x-request-id'));
      const problems = await Promise.all(responses.map((response) => response.json()));
      expect(rendered).toEqual(['/a']);
      expect(ids[0]).not.toBe(ids[1]);
      expect(problems).toEqual(
        ids.map((requestId) => ({
          type: 'about:blank',
          title: 'Not Found',
          status: 404,
          requestId,
        })),
      );
    });

    it('is as long as its header says, also for HEAD', async () => {
      const response = await get('/a');
      const { length } = Buffer.from(await response.arrayBuffer());
      const head = await fetch(`${url}/a`, { method: 'HEAD' });
      expect(response.headers.get('content-length')).toBe(String(length));
      expect(head.headers.get('content-length')).toBe(String(length));
    });
  });

  it('takes over the id that a proxy gave the request, and no other text', async () => {
    const sent = { 'x-request-id': '0f8fad5b-d9cb-469f-a165-70867728950e' };
    expect((await get('/a', sent)).headers.get('x-request-id')).toBe(sent['x-request-id']);
    const other = await get('/a', { 'x-request-id': 'of-the-client' });
    expect(other.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });

  describe('what reaches the renderer', () => {
    const INTERNAL = {
      'next-action': 'x',
      'x-invoke-path': '/b',
      'x-matched-path': '/b',
      'x-middleware-rewrite': '/b',
      'x-now-route-matches': 'x',
      'x-middleware-subrequest': 'x',
      'x-forwarded-host': 'evil.example',
      cookie: 'a=b',
    };
    let received: IncomingMessage['headers'][];

    beforeEach(() => {
      received = [];
      render = ({ headers }, outgoing) => {
        received.push(headers);
        outgoing.end('x');
      };
    });

    it.each([
      ['GET', '/a'],
      ['GET', '/api/v1/releases/kairos/v1.0.0/sbom?asset=a'],
      ['HEAD', '/api/v1/releases/kairos/v1.0.0/sbom?asset=a'],
      ['OPTIONS', '/api/v1/matrix'],
      ['POST', '/api/webhooks/github'],
    ])('of %s %s has no internal header of the framework', async (method, path) => {
      await fetch(`${url}${path}`, { method, headers: INTERNAL });
      expect(received).toHaveLength(1);
      const names = Object.keys(received[0] ?? {});
      expect(names.filter((name) => name in INTERNAL)).toEqual([]);
      expect(received[0]?.host).toBe('localhost');
    });

    it('of a webhook is its body and what it is signed with', async () => {
      let body = '';
      render = (incoming, outgoing) => {
        incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
        incoming.on('end', () => outgoing.end(incoming.headers['x-hub-signature-256']));
      };
      const headers = { 'x-hub-signature-256': 'sha256=0', 'content-type': 'application/json' };
      const sent = await fetch(`${url}/api/webhooks/github`, {
        method: 'POST',
        headers,
        body: '{}',
      });
      expect([await sent.text(), body]).toEqual(['sha256=0', '{}']);
    });
  });

  it.each([
    ['POST', '/api/webhooks/x', 405],
    ['POST', '/api/webhooks/github/x', 405],
    ['POST', '/healthz', 405],
    ['DELETE', '/readyz', 405],
    ['OPTIONS', '/healthz', 405],
    ['HEAD', '/healthz', 200],
    ['OPTIONS', '/a', 204],
    ['GET', '/a/%E0%A4%A', 400],
    ['GET', '/a//b/', 308],
  ])('responds to %s %s with %i and renders nothing', async (method, path, status) => {
    const response = await fetch(`${url}${path}`, { method, redirect: 'manual' });
    expect([response.status, rendered]).toEqual([status, []]);
  });

  const statusWith = async (lines: string, version = '1.1') => {
    const socket = connect(portOf(server), '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.write(`GET /a HTTP/${version}\r\n${lines}\r\nconnection: close\r\n\r\n`);
    await new Promise((resolve) => socket.once('close', resolve));
    return Number(received.slice(9, 12));
  };

  it.each(['host: a\r\nhost: b', 'host: a\r\nHOST: a', 'Host: a\r\nx: y\r\nhost:'])(
    'refuses a request with two hosts: %j',
    async (lines) => {
      expect([await statusWith(lines), rendered]).toEqual([400, []]);
    },
  );

  it.each([
    'a b',
    'a/b',
    'a, b',
    'a?b',
    'a#b',
    'a@b',
    'a:b',
    '][',
    '[::1',
    '"a"',
    'a\\b',
    'a:1:2',
    'ä',
  ])('refuses the host %j, which is none', async (host) => {
    expect([await statusWith(`host: ${host}`), rendered]).toEqual([400, []]);
  });

  it.each(['', 'a', 'A.example', 'a_b', '10.0.0.1:3000', '[::1]:80', '[fe80::1]', 'a:', 'a%20b'])(
    'serves the host %j',
    async (host) => {
      expect(await statusWith(`host: ${host}`)).toBe(200);
    },
  );

  it('serves a request of HTTP/1.0 without a host', async () => {
    expect(await statusWith('x: y', '1.0')).toBe(200);
  });

  it('renders what belongs to the framework as a page that does not exist', async () => {
    await Promise.all(
      ['/_global-error', '/404', '/_next/image?a', '/_next/image?b'].map((path) => get(path)),
    );
    expect(rendered).toEqual(['/-']);
  });

  it('renders a file of the build once, whatever query and media type it is requested with', async () => {
    await get('/_next/static/a.js');
    await get('/_next/static/a.js?1', { accept: 'x' });
    await get('/_next/static/a.js?2', { rsc: '1' });
    expect(rendered).toEqual(['/_next/static/a.js']);
  });

  describe('while as much is rendered as may be', () => {
    let waiting: (() => void)[];
    let all: Promise<Response>[];

    beforeEach(async () => {
      waiting = [];
      await get('/before');
      const atOnce = render;
      let isHeldUp = true;
      render = (incoming, outgoing) => {
        if (isHeldUp) waiting.push(() => atOnce(incoming, outgoing));
        else atOnce(incoming, outgoing);
      };
      letGo = async () => {
        isHeldUp = false;
        for (const each of waiting) each();
        await Promise.all(all);
      };
      generation = 2;
    });

    let letGo: () => Promise<void>;

    const flood = async (
      path: (index: number) => string,
      places: number,
      { count = 160, headers = {} } = {},
    ) => {
      all = Array.from({ length: count }, (_, index) => get(path(index), headers));
      await expect.poll(() => waiting.length).toBe(places);
    };

    it('serves a page that is in the cache from before', async () => {
      // So few that another render would wait for its turn, and not be refused.
      await flood((index) => `/x${index}-`, 4, { count: 20 });
      const waits = pause(3000).then(() => 'It waits.');
      const served = get('/before').then((response) => response.text());
      expect(await Promise.race([served, waits])).toContain('/before 1');
      await letGo();
      await expect.poll(async () => (await get('/before')).text()).toContain('/before 2');
    });

    it('leaves places to other routes, and refuses what would wait for too many', async () => {
      await flood((index) => `/x-${index}`, 3);
      const refused = await Promise.race(all);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
      expect(problemSchema.parse(await refused.json())).toMatchObject({
        status: 503,
        requestId: refused.headers.get('x-request-id'),
      });
      expect(described).toContain(503);
      await letGo();
      const statuses = await Promise.all(all.map(async (one) => (await one).status));
      expect(new Set(statuses)).toEqual(new Set([200, 503]));
      expect(logged.filter(([level]) => level !== 'debug')).toEqual([]);
    });

    it('counts a request with internal headers of the framework as any other', async () => {
      const headers = { 'next-action': 'x', rsc: 'x'.repeat(5000) };
      await flood((index) => `/x${index}-`, 4, { headers });
      expect(waiting).toHaveLength(4);
      await letGo();
    });
  });

  it('is not ready after a render that took too long, until one succeeds', async () => {
    expect((await get('/readyz')).status).toBe(200);
    const immediately = render;
    render = () => undefined;
    expect((await get('/a')).status).toBe(500);
    expect((await get('/readyz')).status).toBe(503);
    expect((await get('/healthz')).status).toBe(200);
    render = immediately;
    await expect.poll(async () => (await get('/readyz')).status).toBe(200);
  });

  it('closes connections once it is to stop, and is not ready any more', async () => {
    expect((await get('/a')).headers.get('connection')).toBe('keep-alive');
    isStopping = true;
    expect((await get('/a')).headers.get('connection')).toBe('close');
    expect((await get('/readyz')).status).toBe(503);
  });

  it('takes a client that goes away from a stream for no error, and ends its render', async () => {
    let isEnded = false;
    render = (_, outgoing) => {
      outgoing.write('x'.repeat(1000));
      outgoing.once('close', () => (isEnded = true));
    };
    const gone = new AbortController();
    const path = '/api/v1/releases/kairos/v1.0.0/sbom?asset=a';
    const response = await fetch(`${url}${path}`, { signal: gone.signal });
    expect(response.status).toBe(200);
    gone.abort();
    await expect.poll(() => isEnded).toBe(true);
    expect(logged.filter(([level]) => level !== 'debug')).toEqual([]);
  });
});
