import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { startStandIn, type StandIn } from '@/e2e/stand-in/github';
import { kairosWorld } from '@/e2e/stand-in/kairos-world';

import { loadMatrix } from './load-matrix';
import { loadStatus } from './load-status';

/** Long enough for a busy disk. */
const SOON = { timeout: 10_000 };

vi.setConfig({ testTimeout: 20_000 });

let standIn: StandIn;
let directory: string;

beforeAll(async () => {
  standIn = await startStandIn(kairosWorld());
  directory = await mkdtemp(join(tmpdir(), 'load-'));
  vi.stubEnv('GITHUB_API_URL', standIn.url);
  vi.stubEnv('DATA_DIR', directory);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await standIn.close();
  await rm(directory, { recursive: true, force: true });
});

describe('the loaders', () => {
  it('load a matrix and the status from the upstream that is configured', async () => {
    const loaded = await loadMatrix('kairos-init', null);
    expect(loaded).toMatchObject({ ok: true, value: { freshness: { state: 'live' } } });
    expect(await loadStatus()).toMatchObject({
      apiUrl: standIn.url,
      hasToken: false,
      store: { directory, failure: null },
    });
    const names = async () => (await readdir(directory)).map((name) => extname(name));
    await expect.poll(names, SOON).toEqual(['.json', '.json', '.json']);
  });
});
