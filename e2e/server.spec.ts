import { spawn } from 'node:child_process';
import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { untilLive } from '../scripts/lib/until-live.mjs';
import type { StandIn } from '../stand-in/github';
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
  // Notes, files, verification and SBOMs are sections of the page itself.
  { path: '/releases/kairos/v3.7.2', html: 36, script: 132 },
  { path: '/releases/kairos/compare?from=v3.6.0&to=v4.3.0', html: 18, script: 132 },
  { path: '/build?flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0', html: 22, script: 132 },
  { path: '/decode?name=v4.3.0', html: 10, script: 130 },
  { path: '/sbom', html: 18, script: 132 },
  { path: '/status', html: 10, script: 130 },
  // Each path with its parameters and the fields of its response.
  { path: '/api-reference', html: 20, script: 131 },
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

  test('is in every kind of response', async ({ request }) => {
    for (const path of ['/', '/nope', '/api/v1/status', '/robots.txt', '/healthz', '/status.md']) {
      const { 'content-security-policy': policy = '' } = (await request.get(path)).headers();
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).not.toMatch(/script-src[^;]*'unsafe-/);
    }
  });
});

test('gives an operator its state', async ({ request }) => {
  expect(await (await request.get('/healthz')).text()).toBe('ok\n');
  expect((await request.get('/readyz')).status()).toBe(200);
  const metrics = await (await request.get('/metrics')).text();
  expect(metrics).toMatch(/^kairos_matrix_resource_age_seconds\{resource="releases:kairos"\} \d/m);
  expect(metrics).toMatch(/^kairos_matrix_http_request_duration_seconds_count \d+$/m);
  const sbom = await (await request.get('/sbom.spdx.json')).json();
  expect(sbom).toMatchObject({ spdxVersion: 'SPDX-2.3' });
});

test.describe('when it is to stop', () => {
  test('says so before its port closes, and loses no response', async ({ own }) => {
    const gitHub = await own.gitHub();
    const site = await own.site({ apiUrl: gitHub.url });
    await untilLive(site.url);
    const agent = new Agent({ keepAlive: true, maxSockets: 16 });
    const outcomes = new Map<string, number>();
    const seen: string[] = [];
    const end = new AbortController();
    const visit = async () => {
      while (!end.signal.aborted) {
        const outcome = await outcomeOf(`${site.url}/`, agent);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        if (outcome === 'ECONNREFUSED') return;
      }
    };
    const look = async () => {
      while (!end.signal.aborted && seen.at(-1) !== 'ECONNREFUSED') {
        seen.push(await outcomeOf(`${site.url}/readyz`, agent));
        await pause(50);
      }
    };
    const visitors = [look(), ...Array.from({ length: 16 }, visit)];
    await expect.poll(() => outcomes.get('200') ?? 0).toBeGreaterThan(100);
    expect(await site.stop('SIGTERM')).toEqual({ code: 0, signal: null });
    await Promise.race([Promise.all(visitors), pause(5000)]);
    end.abort();
    expect(new Set(outcomes.keys())).toEqual(new Set(['200', 'ECONNREFUSED']));
    expect([...new Set(seen)]).toEqual(['200', '503', 'ECONNREFUSED']);
  });

  test('lets a slow response end that was requested before', async ({ own }) => {
    const gitHub = await own.gitHub();
    const site = await own.site({ apiUrl: gitHub.url });
    await untilLive(site.url);
    gitHub.fault(/slowly/, { kind: 'slow', ms: 3500 });
    const slow = fetch(`${site.url}/api/v1/matrix?ref=slowly`);
    await pause(200);
    expect(await site.stop('SIGTERM')).toEqual({ code: 0, signal: null });
    const { status } = await slow;
    expect([200, 202, 404, 503]).toContain(status);
  });
});

test.describe('when it cannot listen', () => {
  for (const { name, env, sentence } of [
    {
      name: 'since its port is in use',
      env: {},
      sentence: /Port \d+ on 127\.0\.0\.1 is already in use/,
    },
    {
      name: 'since the host is another machine',
      env: { HOSTNAME: '192.0.2.1' },
      sentence: /HOSTNAME is “192\.0\.2\.1”, which is not an address of this machine/,
    },
    {
      name: 'since the host does not exist',
      env: { HOSTNAME: 'no-such-host.invalid' },
      sentence: /HOSTNAME is “no-such-host\.invalid”/,
    },
  ]) {
    test(`ends with a sentence, ${name}, and requests nothing`, async ({
      own,
      baseURL,
    }, testInfo) => {
      const gitHub = await own.gitHub();
      const { code, output } = await runServer({
        PORT: new URL(baseURL ?? '').port,
        GITHUB_API_URL: gitHub.url,
        DATA_DIR: testInfo.outputPath('data'),
        ...env,
      });
      expect(code).toBe(1);
      const [line = '', ...more] = output.trim().split('\n');
      expect(more).toEqual([]);
      expect(JSON.parse(line)).toMatchObject({
        event: 'server.not-started',
        detail: expect.stringMatching(sentence),
      });
      expect(gitHub.requests).toEqual([]);
    });
  }
});

/** Runs the command of the container until it ends. */
async function runServer(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const child = spawn(process.execPath, ['server/serve.mjs', root], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOSTNAME: '127.0.0.1', NODE_ENV: 'production', ...env },
    timeout: 20_000,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

/** The status of a response, or the code of the error in its place; a connection may serve several. */
function outcomeOf(url: string, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const request = get(url, { agent }, (response) => {
      response.on('error', ({ message }) => resolve(message));
      response.on('end', () => resolve(String(response.statusCode)));
      response.resume();
    });
    request.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
  });
}

/** Waits until nothing more is read in the background: lists, histories and signatures come one after the other. */
async function untilQuiet({ requests }: StandIn): Promise<void> {
  for (let before = -1; requests.length !== before;) {
    before = requests.length;
    // oxlint-disable-next-line no-await-in-loop -- Looks again after a pause.
    await pause(12_000);
  }
}

test.describe('a crawler', () => {
  test.slow();

  test('of every combination makes no request to GitHub, and fills no memory', async ({ own }) => {
    const gitHub = await own.gitHub();
    const site = await own.site({ apiUrl: gitHub.url });
    await untilLive(site.url);
    // What the first visit of a page causes to be read is read once.
    await statusesOf(
      ['/', '/releases', '/build', '/matrix.csv'].map((path) => `${site.url}${path}`),
    );
    await untilQuiet(gitHub);
    const requested = gitHub.requests.length;
    const addresses = Array.from({ length: CRAWLED }, (_, index) => {
      const query = new URLSearchParams({ q: `${index}`, arch: ARCHES[index % 3] ?? '' });
      return `${site.url}${['/', '/releases', '/build', '/matrix.csv'][index % 4]}?${query}`;
    });
    expect(await statusesOf(addresses)).toEqual(new Map([[200, CRAWLED]]));
    const metrics = await (await fetch(`${site.url}/metrics`)).text();
    const figureOf = (name: string) =>
      Number(new RegExp(String.raw`^${name} (\d+)$`, 'm').exec(metrics)?.[1]);
    expect(figureOf('kairos_matrix_http_cache_bytes')).toBeLessThanOrEqual(24 * 1024 * 1024);
    expect(figureOf('kairos_matrix_http_cache_pages')).toBeLessThan(CRAWLED / 2);
    expect(figureOf('process_resident_memory_bytes')).toBeLessThan(340_000_000);
    // The signatures of the latest release are still read in the background, one file after the other.
    const others = gitHub.requests
      .slice(requested)
      .filter(({ path }) => !/\/(?:releases|release-assets)\/(?:assets|\d+)\//.test(path));
    expect(others.map(({ path }) => path)).toEqual([]);
  });

  test('of refs gets retry-after, and leaves GitHub’s rate limit to others', async ({ own }) => {
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

/** Pages that fill the cache more than twice; the process stays near 280 MB from then on. */
const CRAWLED = 500;

const ARCHES = ['amd64', 'arm64', 'riscv64'];

/** Requests all URLs, many at a time, and counts the responses by their status. */
async function statusesOf(addresses: readonly string[]): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>();
  const left = addresses.values();
  const walk = async () => {
    for (const address of left) {
      // oxlint-disable-next-line no-await-in-loop -- as many at a time as there are walkers
      const response = await fetch(address);
      // oxlint-disable-next-line no-await-in-loop
      await response.arrayBuffer();
      counts.set(response.status, (counts.get(response.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 40 }, walk));
  return counts;
}
