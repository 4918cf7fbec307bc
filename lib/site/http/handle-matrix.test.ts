import { describe, expect, it } from 'vitest';

import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';

import { handleMatrix } from './handle-matrix';
import { handleStatus } from './handle-status';

const { standIn } = prepareStandIn();

const request = (url: string, headers: Record<string, string> = {}) =>
  new Request(`http://127.0.0.1${url}`, { headers });

describe('handleMatrix', () => {
  it('responds in each format', async () => {
    const json = await handleMatrix(request('/?arch=riscv64'), 'json');
    expect(await json.json()).toMatchObject({ count: 3, total: 60, ignored: [] });
    const csv = await handleMatrix(request('/?arch=riscv64'), 'csv');
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(4);
    const markdown = await handleMatrix(request('/?arch=riscv64'), 'md');
    expect(markdown.headers.get('content-type')).toContain('text/markdown');
    const plain = await handleMatrix(request('/', { accept: 'text/plain' }), 'md');
    expect(plain.headers.get('content-type')).toContain('text/plain');
  });

  it.each([
    ['/?source=nope', 'Unknown source'],
    ['/?ref=no-such-branch', 'Nothing at this ref'],
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
