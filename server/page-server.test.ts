import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { PageServer } from './page-server.mjs';
import type { Log } from './shared/log.mjs';

describe('PageServer', () => {
  let renderer: Server;
  let server: Server;
  let url: string;
  let version: number;
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
    version = 1;
    rendered = [];
    logged = [];
    render = (incoming, outgoing) => {
      rendered.push(incoming.url ?? '');
      outgoing.setHeader('content-type', 'text/html; charset=utf-8');
      outgoing.setHeader('cache-control', 'private, no-store, must-revalidate');
      outgoing.end(`<p>${incoming.url} ${version}</p>${'x'.repeat(2000)}`);
    };
    renderer = createServer((incoming, outgoing) => render(incoming, outgoing));
    await listen(renderer);
    const pages = new PageServer({
      render: async (incoming, outgoing) => render(incoming, outgoing),
      rendererPort: () => portOf(renderer),
      dataVersion: () => version,
      isStopping: () => false,
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

  it('renders a page once for each version of the data', async () => {
    const first = await (await get('/a')).text();
    expect(await (await get('/a')).text()).toBe(first);
    expect(rendered).toEqual(['/a']);
    version = 2;
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
    version = 2;
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

  it('caches nothing for a request with very long headers', async () => {
    const headers = { rsc: '1', 'next-router-state-tree': 'x'.repeat(5000) };
    await get('/a', headers);
    await get('/a', headers);
    expect(rendered).toEqual(['/a', '/a']);
  });

  it('compresses what never changes once, and keeps it when the data changes', async () => {
    render = (incoming, outgoing) => {
      rendered.push(incoming.url ?? '');
      outgoing.setHeader('content-type', 'application/javascript');
      outgoing.setHeader('cache-control', 'public, max-age=31536000, immutable');
      outgoing.end('let x;'.repeat(2000));
    };
    const all = await Promise.all([1, 2, 3].map(() => get('/x.js', { 'accept-encoding': 'br' })));
    version = 2;
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
      detail: `This response failed. The log has the error as ${requestId}.`,
      requestId,
    });
    expect(logged).toContainEqual([
      'error',
      'http.error',
      { requestId, detail: expect.stringContaining('Error') },
    ]);
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

  it('gives what it passes on the id of the request, whatever the client sent', async () => {
    render = ({ headers }, outgoing) => void outgoing.end(headers['x-request-id']);
    const sent = { 'x-request-id': 'of-the-client' };
    const response = await get('/api/v1/releases/kairos/v1.0.0/sbom', sent);
    expect(await response.text()).toBe(response.headers.get('x-request-id'));
  });
});
