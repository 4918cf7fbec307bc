import { untilLive } from '../scripts/lib/until-live.mjs';
import { kairosWorld } from '../stand-in/kairos-world';
import { expect, test } from './fixtures';

/**
 * Compressed kilobytes that a first visit may take: of the page itself, and of its scripts. Each has room for
 * small changes; what grows past it needs a reason. None may pass 60 and 185.
 */
const BUDGETS = [
  // Each place that is not tested is a link to why.
  { path: '/', html: 30, script: 150 },
  { path: '/?arch=arm64', html: 27, script: 150 },
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
  test(`${path} stays within its budget`, async ({ page, baseURL }) => {
    const sizes = new Map<string, number>();
    page.on('response', async (response) => {
      const { responseBodySize } = await response.request().sizes();
      sizes.set(response.url(), responseBodySize);
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const kilobytesOf = (pick: (url: string) => boolean) =>
      [...sizes].filter(([url]) => pick(url)).reduce((sum, [, bytes]) => sum + bytes, 0) / 1000;
    const pageKilobytes = kilobytesOf((url) => url === `${baseURL}${path}`);
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

test('ends by itself when it is told to stop, and lets go of the port', async ({ own }) => {
  const gitHub = await own.gitHub();
  const site = await own.site({ apiUrl: gitHub.url });
  expect((await fetch(`${site.url}/healthz`)).status).toBe(200);
  expect(await site.stop('SIGTERM')).toEqual({ code: 0, signal: null });
  await expect(fetch(`${site.url}/healthz`)).rejects.toThrow();
});

test.describe('a crawler', () => {
  test.slow();

  test('of every combination asks nothing of GitHub, and fills no memory', async ({ own }) => {
    const gitHub = await own.gitHub();
    const site = await own.site({ apiUrl: gitHub.url });
    await untilLive(site.url);
    const asked = gitHub.requests.length;
    const addresses = Array.from({ length: CRAWLED }, (_, index) => {
      const query = new URLSearchParams({ q: `${index}`, arch: ARCHES[index % 3] ?? '' });
      return `${site.url}${['/', '/releases', '/build', '/matrix.csv'][index % 4]}?${query}`;
    });
    expect(await statusesOf(addresses)).toEqual(new Map([[200, CRAWLED]]));
    const metrics = await (await fetch(`${site.url}/metrics`)).text();
    const figureOf = (name: string) =>
      Number(new RegExp(String.raw`^${name} (\d+)$`, 'm').exec(metrics)?.[1]);
    expect(figureOf('kairos_matrix_http_cache_bytes')).toBeLessThanOrEqual(32 * 1024 * 1024);
    expect(figureOf('kairos_matrix_http_cache_pages')).toBeLessThan(CRAWLED / 2);
    expect(figureOf('process_resident_memory_bytes')).toBeLessThan(380_000_000);
    expect(gitHub.requests.length).toBe(asked);
  });

  test('of refs is told to come again, and leaves GitHub’s allowance to others', async ({
    own,
  }) => {
    const world = kairosWorld();
    world.quota.anonymousLimit = 120;
    const gitHub = await own.gitHub(world);
    const site = await own.site({ apiUrl: gitHub.url });
    await untilLive(site.url);
    gitHub.fault(/crawled/, { kind: 'slow', ms: 200 });
    const crawl = (round: number) =>
      Array.from({ length: 200 }, (_, i) => `${site.url}/api/v1/matrix?ref=crawled-${round}-${i}`);
    const first = await statusesOf(crawl(0));
    expect(new Set(first.keys())).toEqual(new Set([404, 429]));
    await expect(async () => {
      const later = await statusesOf(crawl(world.quota.used));
      expect([...later.keys()]).toEqual([503]);
    }).toPass({ timeout: 90_000 });
    expect(world.quota.used).toBeLessThan(100);
    const refused = await fetch(`${site.url}/api/v1/matrix?ref=crawled-last`);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetch(`${site.url}/api/v1/matrix`)).status).toBe(200);
  });
});

/** Pages that fill the cache more than twice; the process stays near 330 MB from the first 500 on. */
const CRAWLED = 800;

const ARCHES = ['amd64', 'arm64', 'riscv64'];

/** Asks for all addresses, many at a time, and counts the answers by their status. */
async function statusesOf(addresses: readonly string[]): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>();
  const left = addresses.values();
  const walk = async () => {
    for (const address of left) {
      // oxlint-disable-next-line no-await-in-loop -- as many at a time as there are walkers
      const answer = await fetch(address);
      // oxlint-disable-next-line no-await-in-loop
      await answer.arrayBuffer();
      counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 40 }, walk));
  return counts;
}
