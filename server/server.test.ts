import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { ByteCache } from './byte-cache.mjs';
import { pagePolicy, SECURITY_HEADERS } from './content-security.mjs';
import { Front } from './front.mjs';
import { LATE_SCRIPT, moveScriptsLate, THEME_SCRIPT } from './inline-scripts.mjs';
import { routeOf } from './metrics.mjs';
import { chooseEncoding, makePage } from './page.mjs';

describe('ByteCache', () => {
  it('keeps no more bytes than it may, and what was used last', () => {
    const cache = new ByteCache<string>(100);
    for (const key of ['a', 'b', 'c', 'd']) cache.set(key, key, 25);
    cache.get('a');
    cache.set('e', 'e', 25);
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => cache.get(key))).toEqual([
      'a',
      null,
      'c',
      'd',
      'e',
    ]);
    expect([cache.bytes, cache.size]).toEqual([100, 4]);
  });

  it('keeps nothing that would leave no room for others', () => {
    const cache = new ByteCache<string>(100);
    cache.set('a', 'a', 20);
    cache.set('a', 'b', 26);
    expect([cache.get('a'), cache.bytes]).toEqual([null, 0]);
  });
});

describe('pagePolicy', () => {
  const scriptsOf = (html: string) => /script-src ([^;]*)/.exec(pagePolicy(html))?.[1];

  it.each([
    '(self.__next_f=self.__next_f||[]).push([0])',
    'self.__next_f.push([1,"a\\"b"])',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"a":[1]});',
  ])('names %s by its hash', (script) => {
    expect(scriptsOf(`<script>${script}</script>`)).toMatch(/^'self' 'sha256-[\w+/]{43}='$/);
  });

  it.each([
    'alert(1)',
    'self.__next_f.push([1]);alert(1)',
    'self.__next_f.push(alert(1))',
    'self.__next_f.push([1])//',
    ' self.__next_f.push([1])',
    '(self.__next_f=self.__next_f||[]).push([0]);[].push(alert(1))',
  ])('does not let %s run', (script) => {
    expect(scriptsOf(`<script>${script}</script>`)).toBe("'self'");
  });

  it('allows images of this site and of the hosts of GitHub only', () => {
    const images = /img-src ([^;]*)/.exec(pagePolicy(''))?.[1]?.split(' ');
    expect(images).toEqual([
      "'self'",
      'data:',
      'https://github.com',
      'https://*.githubusercontent.com',
      'https://github-production-user-asset-6210df.s3.amazonaws.com',
    ]);
  });

  it('allows no inline script elsewhere', () => {
    expect(SECURITY_HEADERS['content-security-policy']).toContain("script-src 'self';");
  });
});

describe('moveScriptsLate', () => {
  const first = '<script src="/_next/static/chunks/a.js" async=""></script>';
  const second = '<script src="/_next/static/chunks/b.js" async="" id="_R_"></script>';
  const preload = '<link rel="preload" as="script" fetchPriority="low" href="/_next/b.js"/>';
  const data = '<script>self.__next_f.push([1])</script>';
  const old = '<script src="/_next/static/chunks/old.js" noModule=""></script>';

  it('names the scripts after the page, each once, and leaves what else is there', () => {
    const html = `<head>${preload}${first}${old}</head><body><p>x</p>${second}${first}${data}</body>`;
    expect(moveScriptsLate(html)).toBe(
      `<head>${old}</head><body><p>x</p>${data}` +
        `<script data-late="/_next/static/chunks/a.js /_next/static/chunks/b.js">${LATE_SCRIPT}</script></body>`,
    );
  });

  it.each([`${first}<p>no body</p>`, '<body>no script</body>'])('leaves %s as it is', (html) => {
    expect(moveScriptsLate(html)).toBe(html);
  });

  it.each([LATE_SCRIPT, THEME_SCRIPT])('may run: %.30s', (script) => {
    const run = (text: string) => pagePolicy(`<script data-late="/x.js">${text}</script>`);
    expect(run(script)).toContain("'sha256-");
    expect(run(`${script};alert(1)`)).not.toContain("'sha256-");
  });
});

describe('chooseEncoding', () => {
  const page = makePage({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: Buffer.from('x'.repeat(5000)),
    version: 0,
    now: 0,
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['identity', 'identity'],
    [undefined, 'identity'],
    ['br;q=x', 'identity'],
  ])('of %s takes %s', (accepted, encoding) => {
    expect(chooseEncoding(accepted, page)).toBe(encoding);
  });

  it('is not held up by blanks', () => {
    const start = cpuMs();
    const accepted = `br${' '.repeat(30_000)}x`;
    for (let turn = 0; turn < 20; turn += 1)
      expect(chooseEncoding(accepted, page)).toBe('identity');
    expect(cpuMs() - start).toBeLessThan(2000);
  });

  it.each([
    ['image/png', 5000],
    ['text/html', 100],
  ])('leaves %s of %i bytes alone', (type, length) => {
    const small = { ...page, headers: { 'content-type': type }, body: Buffer.alloc(length) };
    expect(chooseEncoding('br', small)).toBe('identity');
  });
});

describe('routeOf', () => {
  it.each([
    ['/', '/'],
    ['/releases/kairos/v1.0.0', '/releases'],
    ['/matrix.csv', '/matrix.csv'],
    ['/api/v1/releases/kairos/v1.0.0', 'api/v1/releases'],
    ['/_next/static/x.js', 'static'],
    ['/wp-login.php', 'other'],
    ['/constructor', 'other'],
  ])('of %s is %s', (path, route) => {
    expect(routeOf(path)).toBe(route);
  });
});

describe('Front', () => {
  let renderer: Server;
  let front: Server;
  let url: string;
  let version: number;
  let rendered: string[];
  let render: (incoming: IncomingMessage, outgoing: ServerResponse) => void;

  const portOf = (server: Server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };

  const listen = (server: Server) =>
    new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  beforeEach(async () => {
    version = 1;
    rendered = [];
    render = (incoming, outgoing) => {
      rendered.push(incoming.url ?? '');
      outgoing.setHeader('content-type', 'text/html; charset=utf-8');
      outgoing.setHeader('cache-control', 'private, no-store, must-revalidate');
      outgoing.end(`<p>${incoming.url} ${version}</p>${'x'.repeat(2000)}`);
    };
    renderer = createServer((incoming, outgoing) => render(incoming, outgoing));
    await listen(renderer);
    const one = new Front({
      render: async (incoming, outgoing) => render(incoming, outgoing),
      rendererPort: () => portOf(renderer),
      dataVersion: () => version,
      isStopping: () => false,
      log: () => undefined,
      bill: Buffer.from('{"spdxVersion":"SPDX-2.3"}'),
    });
    front = createServer((incoming, outgoing) => void one.answer(incoming, outgoing));
    await listen(front);
    url = `http://127.0.0.1:${portOf(front)}`;
  });

  afterEach(() => {
    for (const server of [front, renderer]) {
      server.close();
      server.closeAllConnections();
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

  it('keeps addresses and kinds of answers apart', async () => {
    await Promise.all([get('/a'), get('/a?x'), get('/a', { accept: 'application/json' })]);
    expect(rendered.toSorted()).toEqual(['/a', '/a', '/a?x']);
  });

  it('asks the renderer for the form under which it keeps the answer', async () => {
    const forms: (string | undefined)[] = [];
    render = ({ headers }, outgoing) => {
      forms.push(headers.accept);
      outgoing.end();
    };
    await get('/a', { accept: 'text/html, text/plain' });
    await get('/a', { accept: `text/plain, ${'x'.repeat(300)}` });
    expect(forms).toEqual(['text/html', `text/plain, ${'x'.repeat(188)}`]);
  });

  it('renders once for many who ask at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => get('/b')));
    expect(all.every(({ status }) => status === 200)).toBe(true);
    expect(rendered).toEqual(['/b']);
  });

  it('answers 304 to who has the page, in whichever encoding it came', async () => {
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
      request(`${url}/a`, { headers: { 'accept-encoding': encoding } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve([answer.headers, Buffer.concat(chunks)]));
      }).end();
    });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['vary']).toContain('accept-encoding');
    expect(unpack(body).toString()).toContain('<p>/a 1</p>');
  });

  it('keeps the parts of pages apart, each by all that it was asked with', async () => {
    const asked = [{}, { rsc: '1' }, { rsc: '1', 'next-url': '/b' }, { 'next-url': '1' }];
    for (const headers of [...asked, ...asked]) {
      // oxlint-disable-next-line no-await-in-loop -- the second round finds what the first one left
      expect((await get('/a', headers)).status).toBe(200);
    }
    expect(rendered).toHaveLength(asked.length);
  });

  it('keeps nothing for a page that describes itself at length', async () => {
    const headers = { rsc: '1', 'next-router-state-tree': 'x'.repeat(5000) };
    await get('/a', headers);
    await get('/a', headers);
    expect(rendered).toEqual(['/a', '/a']);
  });

  it('compresses what never changes as far as it goes, once', async () => {
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

  it('gives every answer its number and its policy', async () => {
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
  ])('answers %s %.20s with %i', async (method, path, status) => {
    expect((await fetch(`${url}${path}`, { method })).status).toBe(status);
  });

  it('shows its own bill of materials', async () => {
    expect(await (await get('/sbom.spdx.json')).json()).toEqual({ spdxVersion: 'SPDX-2.3' });
    expect(rendered).toEqual([]);
  });

  it('keeps no failure', async () => {
    render = (incoming, outgoing) => {
      rendered.push(incoming.url ?? '');
      outgoing.writeHead(500).end();
    };
    await get('/a');
    await get('/a');
    expect(rendered).toHaveLength(2);
  });

  it('says so when the renderer breaks off', async () => {
    render = (incoming) => incoming.socket.destroy();
    const answer = await get('/a');
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ requestId: answer.headers.get('x-request-id') });
  });
});
