import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';

/** Long enough for a busy disk. */
const SOON = { timeout: 10_000 };

vi.setConfig({ testTimeout: 20_000 });

let standIn: StandIn;
let directory: string;

beforeEach(async () => {
  standIn = await startStandIn(kairosWorld());
  directory = await mkdtemp(join(tmpdir(), 'site-'));
  vi.stubEnv('GITHUB_API_URL', standIn.url);
  vi.stubEnv('REGISTRIES', 'none');
  vi.stubEnv('DATA_DIR', directory);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await standIn.close();
  // What is still being written may come back while the folder is emptied.
  await rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

describe('the upstream of this process', () => {
  it('is one, however often its module is loaded, and refreshes itself', async () => {
    const first = await import('./site-upstream');
    vi.resetModules();
    const second = await import('./site-upstream');
    expect(second.siteUpstream).not.toBe(first.siteUpstream);
    first.startRefreshing();
    second.startRefreshing();
    expect(await second.siteUpstream()).toBe(await first.siteUpstream());
    await expect
      .poll(async () => (await readdir(directory)).filter((name) => name.endsWith('.json')), SOON)
      .toHaveLength(15);
    expect(standIn.count('/commits/main')).toBe(1);
  });
});
