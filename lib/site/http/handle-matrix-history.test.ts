import { beforeAll, describe, expect, it, vi } from 'vitest';

import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';
import { startRefreshing } from '@/lib/upstream/resources/site-upstream';

import { handleMatrixHistory } from './handle-matrix-history';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const { standIn } = prepareStandIn({ GITHUB_TOKEN: 'a-token-of-the-stand-in' });

const get = (query = '', format: 'json' | 'md' | 'atom' = 'json') =>
  handleMatrixHistory(new Request(`http://127.0.0.1/matrix/history?${query}`), format);

describe('a history', () => {
  it('is refused for a source that does not exist', async () => {
    const response = await get('source=nope');
    expect(response.status).toBe(404);
    expect((await response.json()).detail).toContain('kairos-init');
  });

  it('is refused while the list of commits cannot be read', async () => {
    standIn().fault('/kairos/commits?', { kind: 'status', status: 500 });
    const response = await get('source=kairos');
    standIn().clearFaults();
    expect(response.status).toBe(503);
  });

  it('says how far it was read before anything was', async () => {
    expect(await (await get()).json()).toMatchObject({ total: 13, done: 0, isWhole: true });
    expect(await (await get('', 'md')).text()).toContain('0 of 13 commits read');
  });
});

describe('a history that was read in the background', () => {
  beforeAll(async () => {
    startRefreshing();
    const untilRead = async () => expect(await (await get()).json()).toMatchObject({ done: 13 });
    await vi.waitFor(untilRead, { timeout: 80_000, interval: 500 });
  });

  it('has the time without any FIPS job', async () => {
    const { lapses } = await (await get('fips=true')).json();
    expect(lapses).toMatchObject([
      {
        baseImage: 'fedora:41',
        tests: 'FIPS',
        dropped: { committedAt: '2025-06-09T12:00:00Z' },
        isSilent: true,
        isLastOfFips: true,
      },
    ]);
  });

  it('has the days without generic arm64 Hadron', async () => {
    const { lapses } = await (await get('arch=arm64&q=hadron')).json();
    expect(lapses).toContainEqual(
      expect.objectContaining({
        baseImage: 'ghcr.io/kairos-io/hadron:main',
        tests: 'standard boot',
        dropped: expect.objectContaining({ committedAt: '2026-07-07T08:01:30Z' }),
        returned: expect.objectContaining({ committedAt: '2026-07-13T14:20:11Z' }),
        isSilent: true,
      }),
    );
  });

  it('has the jobs of every commit as they were recorded', async () => {
    const { commits } = await (await get()).json();
    const jobs = commits.map(({ jobs: count }: { readonly jobs: number }) => count);
    expect(jobs.slice(0, 2)).toEqual([60, 58]);
    expect(jobs.at(-1)).toBe(5);
  });

  it('ignores what no commit has, and results', async () => {
    const { ignored } = await (await get('arch=sparc&result=passed')).json();
    expect(ignored.map(({ key }: { readonly key: string }) => key)).toEqual(['result', 'arch']);
  });

  it('is a feed of the commits that changed a selected cell', async () => {
    const feed = await (await get('fips=true', 'atom')).text();
    const titles = [...feed.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title);
    expect(titles).toEqual([
      'Changes of the test matrix of kairos-init',
      'kairos-init: 1 added',
      'kairos-init: 1 dropped (1 silently)',
      'kairos-init: 1 dropped, 1 added',
      'kairos-init: 1 added',
    ]);
    expect(feed).toContain('Dropped silently: fedora:41 on amd64, FIPS');
  });

  it('is Markdown with the rule for what is silent', async () => {
    const text = await (await get('fips=true', 'md')).text();
    expect(text).toContain('13 commits, all read');
    expect(text).toMatch(/fedora:41 on amd64, FIPS \| 9 Jun 2025 to .+ \| dropped silently/);
    expect(text).toContain('A drop counts as silent where');
  });
});
