import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { startStandIn, type StandIn } from '@/e2e/stand-in/github';
import { kairosWorld } from '@/e2e/stand-in/kairos-world';

import { loadMatrixPage } from './load-matrix-page';
import { siteUrl } from './site-url';

let standIn: StandIn;
let directory: string;

beforeAll(async () => {
  standIn = await startStandIn(kairosWorld());
  directory = await mkdtemp(join(tmpdir(), 'page-'));
  vi.stubEnv('GITHUB_API_URL', standIn.url);
  vi.stubEnv('DATA_DIR', directory);
  vi.stubEnv('SITE_URL', 'https://matrix.example.org');
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await standIn.close();
  await rm(directory, { recursive: true, force: true });
});

const load = (address: string) => loadMatrixPage(new URLSearchParams(address));

describe('loadMatrixPage', () => {
  it('loads the default matrix with its jobs, selection and title', async () => {
    const page = await load('arch=riscv64');
    expect(page.title).toBe('riscv64 — 3 of 60 jobs');
    expect(page.answer.ok && page.answer.value.selected).toHaveLength(3);
  });

  it('shows the default source for one it does not know, and says so', async () => {
    const { answer, query } = await load('source=nope');
    expect(query.source).toBeNull();
    expect(answer.ok && answer.value.queryNotices[0]?.message).toContain('no source “nope”');
  });

  it('refuses a ref that is not there', async () => {
    const { answer } = await load('ref=no-such-branch');
    expect(answer).toMatchObject({
      ok: false,
      failure: { kind: 'upstream', failure: { kind: 'not-found' } },
    });
  });
});

describe('siteUrl', () => {
  it('is the public address where one is configured', () => {
    expect(siteUrl().href).toBe('https://matrix.example.org/');
  });
});
