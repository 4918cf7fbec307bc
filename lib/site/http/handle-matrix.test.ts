import { describe, expect, it } from 'vitest';

import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';

import { handleMatrix } from './handle-matrix';
import { handleStatus } from './handle-status';

const { standIn } = prepareStandIn();

const request = (url: string, headers: Record<string, string> = {}) =>
  new Request(`http://127.0.0.1${url}`, { headers });

describe('handleMatrix', () => {
  it('responds in each format', async () => {
    const ofOne = '/?arch=riscv64&source=kairos-init';
    const json = await handleMatrix(request(ofOne), 'json');
    expect(await json.json()).toMatchObject({ count: 3, total: 60, ignored: [] });
    const csv = await handleMatrix(request(ofOne), 'csv');
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(4);
    const markdown = await handleMatrix(request('/?arch=riscv64'), 'md');
    expect(markdown.headers.get('content-type')).toContain('text/markdown');
    const plain = await handleMatrix(request('/', { accept: 'text/plain' }), 'md');
    expect(plain.headers.get('content-type')).toContain('text/plain');
  });

  it('has the jobs of all sources in every format, each with its source', async () => {
    const json = await handleMatrix(request('/?arch=riscv64&source=all'), 'json');
    const body = await json.json();
    expect(body).toMatchObject({
      count: 6,
      total: 117,
      combinations: { count: 3, total: 66 },
      sources: [
        { source: { id: 'kairos' }, count: 3, total: 57 },
        { source: { id: 'kairos-init' }, count: 3, total: 60 },
      ],
      missing: [],
    });
    const sourceOf = ({ source }: { readonly source: string }) => source;
    expect(body.jobs.map(sourceOf)).toEqual([
      'kairos',
      'kairos',
      'kairos',
      'kairos-init',
      'kairos-init',
      'kairos-init',
    ]);
    const csv = await (await handleMatrix(request('/?arch=riscv64'), 'csv')).text();
    expect(csv.trim().split('\r\n')).toHaveLength(7);
    const markdown = await (await handleMatrix(request('/?arch=riscv64'), 'md')).text();
    expect(markdown).toContain('3 of 66 combinations');
  });

  it('has the source of the API where a request has none', async () => {
    const options = { defaultSource: 'kairos-init' };
    const json = await handleMatrix(request('/?arch=riscv64'), 'json', options);
    expect(await json.json()).toMatchObject({ source: { id: 'kairos-init' }, count: 3, total: 60 });
  });

  it('refuses a ref of all sources, and says what it needs', async () => {
    const response = await handleMatrix(request('/?source=all&ref=v0.18.0'), 'json');
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      title: 'A ref needs one source',
      detail:
        'The ref “v0.18.0” needs one source, and source is “all”. Set source to kairos-init or kairos.',
    });
  });

  it.each([
    ['/?source=nope', 'Unknown source'],
    ['/?ref=no-such-branch', 'Ref not found'],
    ['/?ref=a..b', 'Not a git ref'],
  ])('responds 404 to %s', async (url, title) => {
    const response = await handleMatrix(request(url), 'json');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ status: 404, title });
  });

  it('gives the time of the next attempt where nothing is known yet', async () => {
    standIn().fault('/commits/', { kind: 'rate-limited', resetsInSeconds: 600 });
    const response = await handleMatrix(request('/?ref=v0.18.1'), 'json');
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    standIn().clearFaults();
  });
});

describe('handleStatus', () => {
  it('responds with JSON or Markdown that no cache keeps', async () => {
    const json = await handleStatus(request('/status.json'), 'json');
    expect(json.headers.get('cache-control')).toBe('no-cache');
    expect(await json.json()).toMatchObject({ schemaVersion: 1, hasToken: false });
    const markdown = await handleStatus(request('/status.md'), 'md');
    expect(await markdown.text()).toContain('## Status');
    expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    const plain = await handleStatus(request('/status', { accept: 'text/plain' }), 'md');
    expect(plain.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });
});
