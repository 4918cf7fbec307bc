import { createServer, type Server } from 'node:http';

import { expect, test } from './fixtures';

test.describe('the badge of the matrix', () => {
  test('is one click away for Ubuntu 24.04 on arm64', async ({ page, request }) => {
    await page.goto('/?os=ubuntu%3A24.04&arch=arm64');
    await page
      .getByText(/^Share/)
      .first()
      .click();
    const url = await page.getByRole('textbox', { name: 'badge URL' }).inputValue();
    expect(url).toMatch(/\/badge\/matrix\.svg\?arch=arm64&os=ubuntu%3A24\.04$/);
    const markdown = await page.getByRole('textbox', { name: 'badge Markdown' }).inputValue();
    expect(markdown).toContain(`](${url})](`);
    const badge = await request.get(url);
    expect(badge.headers()['content-type']).toContain('image/svg+xml');
    expect(await badge.text()).toMatch(/<title[^>]*>.*arm64/);
    const etag = badge.headers()['etag'] ?? '';
    expect(etag).not.toBe('');
    const again = await request.get(url, { headers: { 'if-none-match': etag } });
    expect(again.status()).toBe(304);
  });

  test('is a picture, also for a filter that does not exist', async ({ page, request }) => {
    const path = '/badge/matrix.svg?arch=sparc';
    const response = await request.get(path);
    expect(response.status()).toBe(404);
    expect(await response.text()).toContain('unknown filter');
    await page.goto('/badge/release.svg?component=kairos&tag=v4.3.0').catch(() => null);
    await expect(page.getByRole('img', { name: /kairos v4\.3\.0/ })).toBeVisible();
  });
});

test.describe('the grid in a frame', () => {
  let server: Server;
  let around: string;

  test.beforeEach(async ({ baseURL }) => {
    server = createServer((incoming, outgoing) => {
      const framed = incoming.url === '/matrix' ? '/?arch=arm64' : '/embed?arch=arm64&theme=dark';
      outgoing.setHeader('content-type', 'text/html');
      outgoing.end(
        `<!doctype html><title>Docs</title><iframe title="grid" src="${baseURL}${framed}" width="900" height="600"></iframe>`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    around = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  });

  test.afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  test('is shown by another site, and its links open around it', async ({ browser, baseURL }) => {
    const page = await browser.newPage();
    await page.goto(around);
    const frame = page.frameLocator('iframe[title="grid"]');
    await expect(frame.getByRole('heading', { name: 'arm64' })).toBeVisible();
    await frame.getByRole('link', { name: 'Details on Kairos Matrix' }).click();
    await expect(page).toHaveURL(`${baseURL}/?arch=arm64`);
    await page.close();
  });

  test('is the only page that another site can show', async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${around}/matrix`);
    const frame = page.frameLocator('iframe[title="grid"]');
    await expect(frame.getByRole('heading', { name: 'Test results' })).toHaveCount(0);
    await page.close();
  });
});

test.describe('the picture of a link', () => {
  for (const { path, title } of [
    { path: '/', title: 'Kairos test matrix' },
    { path: '/releases/kairos/v4.2.0', title: 'Kairos v4.2.0' },
    { path: '/upgrade?from=v3.5.4&to=v4.2.0', title: 'Upgrade from v3.5.4 to v4.2.0' },
    { path: '/releases/kairos/compare?from=v4.1.0&to=v4.2.0', title: 'Kairos: v4.1.0 to v4.2.0' },
    { path: '/verify', title: 'Why does my cosign fail?' },
  ]) {
    test(`is named by ${path}, and says what the page is about`, async ({ request }) => {
      const html = await (await request.get(path)).text();
      const contentOf = (name: string) =>
        new RegExp(`<meta property="og:${name}" content="([^"]*)"`)
          .exec(html)?.[1]
          ?.replaceAll('&amp;', '&') ?? '';
      expect(contentOf('title')).toBe(title);
      const picture = new URL(contentOf('image'));
      const response = await request.get(`${picture.pathname}${picture.search}`);
      expect(response.status()).toBe(200);
      expect(response.headers()['content-type']).toBe('image/png');
      expect((await response.body()).length).toBeGreaterThan(5_000);
    });
  }

  test('does not exist for a page that does not', async ({ request }) => {
    expect((await request.get('/og/page?path=/releases/kairos/v9.9.9')).status()).toBe(404);
    expect((await request.get('/og/page?path=https://example.org/')).status()).toBe(404);
  });
});
