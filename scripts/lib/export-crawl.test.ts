import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { crawlSite } from './export-crawl.mjs';
import { MISSING_PAGE, fileOf, relativeLink } from './export-paths.mjs';
import { rewritePage } from './export-rewrite.mjs';

const ORIGIN = 'http://site.example';

describe('fileOf', () => {
  it.each([
    ['/', 'index.html'],
    ['/?cell=amd64-ubuntu', 'index-cell-amd64-ubuntu'],
    ['/releases', 'releases/index.html'],
    ['/releases?page=2', 'releases/index-page-2'],
    ['/releases/kairos/v3.7.2', 'releases/kairos/v3.7.2/index.html'],
    ['/releases/kairos/v1.0%2Bk3s1', 'releases/kairos/v1.0+k3s1/index.html'],
    ['/api/v1/matrix', 'api/v1/matrix.json'],
    ['/api/v1/matrix?source=all', 'api/v1/matrix-source-all'],
    ['/api/v1/releases/kairos/v3.7.2', 'api/v1/releases/kairos/v3.7.2.json'],
    ['/api/v1/openapi.json', 'api/v1/openapi.json'],
    ['/matrix.csv', 'matrix.csv'],
  ])('of %s begins with %s', (path, file) => {
    expect(fileOf(new URL(path, ORIGIN))?.startsWith(file)).toBe(true);
  });

  it.each([
    '/?arch=arm64',
    '/?cell=a&arch=b',
    '/releases?q=x',
    '/releases/kairos/compare?from=a&to=b',
    '/releases/kairos/compare',
    '/images/quay.io/kairos/hadron/v1',
    '/_next/static/chunks/a.js',
    '/api/v1/releases/kairos/v1/sbom?asset=a&member=b',
    '/metrics',
    '/releases/kairos/%2e%2e/%2e%2e/etc',
  ])('has none for %s', (path) => {
    expect(fileOf(new URL(path, ORIGIN))).toBeNull();
  });

  it.each(['%2e%2e%2f%2e%2e%2fetc', '...', 'a%2Fb', 'a%00b', 'con:', '%ff', 'x'.repeat(400)])(
    'keeps a tag within its folder: %s',
    (tag) => {
      const file = fileOf(new URL(`/releases/kairos/${tag}`, ORIGIN)) ?? '';
      expect(file).toMatch(/^releases\/kairos\/(?!\.+\/)[\w.+-]{1,130}\/index\.html$/);
      expect(posix.normalize(file)).toBe(file);
    },
  );

  it('distinguishes tags that have the same safe characters', () => {
    const files = ['a%2Fb', 'a%3Ab', 'a-b'].map((tag) =>
      fileOf(new URL(`/releases/kairos/${tag}`, ORIGIN)),
    );
    expect(new Set(files).size).toBe(3);
  });
});

describe('relativeLink', () => {
  it('leads from a folder to another without the root', () => {
    expect(relativeLink('releases/kairos/v1/index.html', 'index.html')).toBe('../../../index.html');
    expect(relativeLink('index.html', 'releases/index.html')).toBe('releases/index.html');
    expect(relativeLink('index.html', 'a/v1+k3s.html')).toBe('a/v1%2Bk3s.html');
  });
});

describe('rewritePage', () => {
  const place = {
    url: new URL('/releases', ORIGIN),
    file: 'releases/index.html',
    origins: [ORIGIN],
    isExported: (file: string) => file === 'index.html',
    note: '<p>note</p>',
  };
  const rewritten = (html: string) => rewritePage(html, place);

  it.each([
    ['a link to a page of the copy', '<a href="/#top">', '<a href="../index.html#top">'],
    ['an absolute link', `<a href="${ORIGIN}/">`, '<a href="../index.html">'],
    ['a link with a filter', '<a href="/?arch=a&amp;q=b">', `<a href="../${MISSING_PAGE}">`],
    ['a form', '<form action="/build">', `<form action="../${MISSING_PAGE}">`],
    ['a link of another site', '<a href="https://a.example/?a=1&amp;b=2">', null],
    ['a link within the page', '<a href="#content">', null],
    ['code that looks like a link', '<code>href="/"</code>', null],
    ['a value that looks like a tag', '<a title="<a href=/>" href="#x">', null],
  ])('rewrites %s', (_, html, expected) => {
    expect(rewritten(html)).toBe(expected ?? html);
  });

  it('removes scripts, also those with markup in them', () => {
    expect(rewritten('<b>1</b><script>let a="<p>"</script><script src="/a.js"></script>')).toBe(
      '<b>1</b>',
    );
  });

  it('says at the top that it is a copy', () => {
    expect(rewritten('<body class="a">x')).toBe('<body class="a"><p>note</p>x');
  });

  it('reads hostile markup in linear time', () => {
    const before = cpuMs();
    rewritten('<a '.repeat(20_000) + '"'.repeat(20_000));
    expect(cpuMs() - before).toBeLessThan(5000);
  });
});

describe('crawlSite', () => {
  const PAGES: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/': [
      'text/html',
      '<html><head><link rel="stylesheet" href="/_next/static/css/a.css"></head><body><a href="/releases">R</a><a href="/?cell=x">C</a><a href="/?arch=a">F</a><a href="/releases/gone/v1">G</a></body></html>',
    ],
    '/?cell=x': ['text/html', '<body><a href="/">M</a></body>'],
    '/releases': [
      'text/html',
      '<body><a href="/releases/kairos/v2">2</a><a href="/releases/kairos/v1%2Bk3s">1</a></body>',
    ],
    '/releases/kairos/v2': ['text/html', '<body><a href="/">M</a></body>'],
    '/releases/kairos/v1%2Bk3s': ['text/html', '<body><a href="/releases">R</a></body>'],
    '/api/v1/releases/kairos/v2': ['application/json', '{"tag":"v2"}'],
    '/api/v1/matrix': ['application/json', '{"jobs":[]}'],
    '/_next/static/css/a.css': ['text/css', '@font-face{src:url(/_next/static/media/f.woff2)}'],
    '/_next/static/media/f.woff2': ['font/woff2', 'font'],
  };
  let folder: string;
  let server: Server;
  let site: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'export-'));
    let busy = 1;
    server = createServer(({ url = '' }, outgoing) => {
      const [type, body] = PAGES[url] ?? [];
      if (url === '/releases' && busy-- > 0) {
        outgoing.writeHead(503, { 'retry-after': '0' }).end();
        return;
      }
      outgoing.writeHead(type === undefined ? 404 : 200, { 'content-type': type ?? 'text/plain' });
      outgoing.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    site = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  });

  afterEach(async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  });

  const crawl = (releases = Number.POSITIVE_INFINITY) =>
    crawlSite({ site, origins: [site], folder, releases, exportedAt: '2026-11-27T08:00:00.000Z' });

  it('has a file for each relative link, from any folder', async () => {
    const { files, pages } = await crawl();
    expect(pages).toBe(5);
    const pagesOfCopy = files.filter((file) => file.endsWith('.html'));
    const links = await Promise.all(
      pagesOfCopy.map(async (file) => {
        const html = await readFile(join(folder, file), 'utf8');
        const found = [...html.matchAll(/(?:href|src)="([^"#]+)"/g)].map(([, link = '']) => link);
        return found.map((link) => posix.join(posix.dirname(file), decodeURIComponent(link)));
      }),
    );
    expect(links.flat()).toContain('releases/kairos/v1+k3s/index.html');
    for (const link of new Set(links.flat())) {
      expect([...files, MISSING_PAGE]).toContain(link);
      await readFile(join(folder, link));
    }
    const css = await readFile(join(folder, '_next/static/css/a.css'), 'utf8');
    expect(css).toContain('url("../media/f.woff2")');
  });

  it('requests a page again that the site had no time for, and lists what it has not', async () => {
    const { files, failed } = await crawl();
    expect(files).toContain('releases/index.html');
    expect(failed).toContainEqual({ url: '/releases/gone/v1', status: 404 });
    expect(failed.map(({ url }) => url)).not.toContain('/releases');
  });

  it('says of a link to what is not there that it is not in the copy, with the day', async () => {
    await crawl();
    const home = await readFile(join(folder, 'index.html'), 'utf8');
    expect(home).toContain(`<a href="${MISSING_PAGE}">F</a>`);
    expect(home).toContain(`<a href="${MISSING_PAGE}">G</a>`);
    expect(home).toContain('Offline copy of 2026-11-27, 08:00 UTC.');
  });

  it('has as many releases of a component as requested', async () => {
    const { files } = await crawl(1);
    expect(files.filter((file) => /^releases\/kairos\/v.*html$/.test(file))).toHaveLength(1);
  });
});
