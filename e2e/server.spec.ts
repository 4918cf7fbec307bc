import { expect, test } from './fixtures';

/**
 * Compressed kilobytes that a first visit may take: of the page itself, and of its scripts. Each has room for
 * small changes; what grows past it needs a reason. None may pass 60 and 185.
 */
const BUDGETS = [
  { path: '/', html: 24, script: 150 },
  { path: '/?arch=arm64', html: 22, script: 150 },
  { path: '/releases', html: 18, script: 132 },
  { path: '/releases/kairos', html: 24, script: 132 },
  { path: '/releases/kairos/v3.7.2', html: 18, script: 132 },
  { path: '/releases/kairos/compare?from=v3.6.0&to=v4.3.0', html: 18, script: 132 },
  { path: '/build?flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0', html: 22, script: 132 },
  { path: '/decode?name=v4.3.0', html: 10, script: 130 },
  { path: '/sbom', html: 18, script: 132 },
  { path: '/status', html: 10, script: 130 },
  { path: '/api-reference', html: 10, script: 130 },
] as const;

for (const { path, html, script } of BUDGETS) {
  test(`${path} stays within its budget`, async ({ page, site }) => {
    const sizes = new Map<string, number>();
    page.on('response', async (response) => {
      const { responseBodySize } = await response.request().sizes();
      sizes.set(response.url(), responseBodySize);
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const kilobytesOf = (pick: (url: string) => boolean) =>
      [...sizes].filter(([url]) => pick(url)).reduce((sum, [, bytes]) => sum + bytes, 0) / 1000;
    const pageKilobytes = kilobytesOf((url) => url === `${site.url}${path}`);
    expect(pageKilobytes).toBeGreaterThan(2);
    expect(pageKilobytes).toBeLessThanOrEqual(html);
    const scriptKilobytes = kilobytesOf((url) => url.endsWith('.js'));
    expect(scriptKilobytes).toBeGreaterThan(50);
    expect(scriptKilobytes).toBeLessThanOrEqual(script);
  });
}

test.describe('the policy', () => {
  test.use({ expectedErrors: /Content Security Policy/ });

  test('runs no script that the policy does not name', async ({ page }) => {
    await page.goto('/');
    const harmed = await page.evaluate(async () => {
      const blocked = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
          resolve(effectiveDirective),
        );
      });
      const script = document.createElement('script');
      script.textContent = 'window.harmed = true';
      document.body.append(script);
      return [await blocked, 'harmed' in window];
    });
    expect(harmed).toEqual(['script-src-elem', false]);
  });

  test('stands on every kind of answer', async ({ request }) => {
    for (const path of ['/', '/nope', '/api/v1/status', '/robots.txt', '/healthz', '/status.md']) {
      const { 'content-security-policy': policy = '' } = (await request.get(path)).headers();
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).not.toMatch(/script-src[^;]*'unsafe-/);
    }
  });
});

test('tells an operator how it fares', async ({ request }) => {
  expect(await (await request.get('/healthz')).text()).toBe('ok\n');
  expect((await request.get('/readyz')).status()).toBe(200);
  const metrics = await (await request.get('/metrics')).text();
  expect(metrics).toMatch(/^kairos_matrix_resource_age_seconds\{resource="releases:kairos"\} \d/m);
  expect(metrics).toMatch(/^kairos_matrix_http_request_duration_seconds_count \d+$/m);
  const bill = await (await request.get('/sbom.spdx.json')).json();
  expect(bill).toMatchObject({ spdxVersion: 'SPDX-2.3' });
});

test('stops when it is told to, and lets go of the port', async ({ own }) => {
  const gitHub = await own.gitHub();
  const site = await own.site({ apiUrl: gitHub.url });
  expect((await fetch(`${site.url}/healthz`)).status).toBe(200);
  const start = Date.now();
  await site.stop('SIGTERM');
  expect(Date.now() - start).toBeLessThan(10_000);
  await expect(fetch(`${site.url}/healthz`)).rejects.toThrow();
});
