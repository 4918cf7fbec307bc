import { describe, expect, it } from 'vitest';

import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';

import { handleWhatIf } from './handle-what-if';

prepareStandIn({ GITHUB_TOKEN: 'a-token-of-the-stand-in' });

const API = '/api/v1/matrix/what-if';

const post = (body: string, query = '', headers: Readonly<Record<string, string>> = {}) =>
  handleWhatIf(new Request(`http://127.0.0.1${API}?${query}`, { method: 'POST', body, headers }));

const MATRIX = 'platform: [amd64, arm64]\nbase_image: ["ubuntu:22.04", "debian:12"]\n';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('a pasted workflow', () => {
  it('is compared with the branch of the source, cell by cell', async () => {
    const { total, counts, cells, base } = await (await post(MATRIX)).json();
    expect(total).toBe(4);
    expect(base).toMatchObject({ id: 'kairos-init', ref: 'main', total: 60 });
    expect(counts).toEqual({ dropped: 58, added: 2, changed: 0, same: 2, silent: 0 });
    const added = cells.filter(({ change }: { change: string }) => change === 'added');
    expect(added).toMatchObject([
      { baseImage: 'ubuntu:22.04', arch: 'amd64', tests: 'standard boot', before: [] },
      { baseImage: 'ubuntu:22.04', arch: 'arm64', tests: 'standard boot' },
    ]);
  });

  it('is pointed out where an include entry drops a cell silently', async () => {
    const text = `${MATRIX}include:\n  - platform: amd64\n    base_image: "debian:12"\n    trusted_boot: "true"\n`;
    const { cells } = await (await post(text)).json();
    const silent = cells.filter((cell: { isSilent: boolean }) => cell.isSilent);
    expect(silent).toMatchObject([
      { baseImage: 'debian:12', causes: [{ side: 'after', lines: { start: 4, end: 6 } }] },
    ]);
  });

  it('is compared with a tag or a day where one is given', async () => {
    const { base } = await (await post(MATRIX, 'at=v0.18.0')).json();
    expect(base).toMatchObject({ ref: 'v0.18.0' });
    const { base: atDay } = await (await post(MATRIX, 'at=2026-07-12')).json();
    expect(atDay).toMatchObject({ day: '2026-07-12' });
  });

  it('from the form without scripts is Markdown', async () => {
    const body = new URLSearchParams({ workflow: MATRIX, source: 'kairos-init' }).toString();
    const response = await post(body, '', FORM);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await response.text()).toContain('58 cells dropped, 2 added');
  });

  it('is stored by no cache', async () => {
    expect((await post(MATRIX)).headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    [200, 'that is whole', MATRIX, ''],
    [200, 'that is no YAML, with the reason', 'jobs: [', ''],
    [404, 'for an unknown source', MATRIX, 'source=nope'],
    [404, 'for a ref that is not there', MATRIX, 'at=no-such-branch'],
    [404, 'for what is no day', MATRIX, 'at=2026-02-31'],
    [422, 'that is empty', ' \n', ''],
    [413, 'that is too large', 'x'.repeat(300_000), ''],
  ])('responds %i to a text %s', async (status, _says, text, query) => {
    const response = await post(text, query);
    expect(response.status).toBe(status);
  });

  it('is not expanded while two others are', async () => {
    const statuses = await Promise.all([1, 2, 3].map(async () => (await post(MATRIX)).status));
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 200, 429]);
    expect((await post(MATRIX)).status).toBe(200);
  });
});
