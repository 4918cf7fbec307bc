import { untilLive } from '../scripts/lib/until-live.mjs';
import type { StandIn } from '../stand-in/github';
import { expect, test } from './fixtures';
import { findRedis, redisServer, type RedisServer } from './redis-server';

const program = findRedis();

test.describe('replicas that share a Redis', () => {
  test.skip(program === null, 'no redis-server, valkey-server or package of them');
  test.slow();

  let redis: RedisServer;

  test.beforeEach(async () => {
    redis = await redisServer(program ?? '');
    await redis.start();
  });

  test.afterEach(() => redis.stop());

  test('make no more requests to GitHub than a single one', async ({ own }) => {
    const [alone, together] = [await own.gitHub(), await own.gitHub()];
    const site = await own.site({ apiUrl: alone.url });
    await untilLive(site.url);
    const env = { REDIS_URL: redis.url };
    const replicas = [
      await own.site({ apiUrl: together.url, env }),
      await own.site({ apiUrl: together.url, env }),
    ];
    for (const { url } of replicas) await untilLive(url);
    expect(together.requests.length).toBeLessThanOrEqual(alone.requests.length);
    const [first, second] = await Promise.all(replicas.map(({ url }) => jobsAt(url)));
    expect(second).toEqual(first);
  });

  test('continue when one is killed during a request', async ({ own }) => {
    const gitHub = await own.gitHub();
    const env = { REDIS_URL: redis.url };
    gitHub.fault(/\/releases\?/, { kind: 'slow', ms: 60_000 }, 5);
    const dying = await own.site({ apiUrl: gitHub.url, env });
    await expect.poll(() => requestsForLists(gitHub)).toBeGreaterThan(3);
    await dying.stop('SIGKILL');
    gitHub.clearFaults();
    const other = await own.site({ apiUrl: gitHub.url, env });
    expect((await fetch(other.url)).status).toBe(200);
    // The leases of a killed replica expire within half a minute.
    await untilLive(other.url);
  });

  test('show cached values while Redis is gone, say so, and share again', async ({
    own,
    page,
    expectedErrors: _none,
  }) => {
    const gitHub = await own.gitHub();
    const env = { REDIS_URL: redis.url };
    const one = await own.site({ apiUrl: gitHub.url, env });
    await untilLive(one.url);
    await redis.stop();
    await page.goto(`${one.url}/status`);
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole('main')).toContainText('works without it', { timeout: 1000 });
    }).toPass();
    await page.goto(one.url);
    await expect(page.getByTestId('count')).toHaveText('66 of 66 combinations');
    await page.goto('about:blank');
    await redis.start();
    const late = await own.site({ apiUrl: gitHub.url, env });
    await untilLive(late.url);
    expect(await jobsAt(late.url)).toEqual(await jobsAt(one.url));
  });
});

function requestsForLists(gitHub: StandIn): number {
  return gitHub.count('/releases?');
}

async function jobsAt(url: string): Promise<unknown> {
  const response: unknown = await (await fetch(`${url}/api/v1/matrix`)).json();
  return typeof response === 'object' && response !== null ? Reflect.get(response, 'jobs') : null;
}
