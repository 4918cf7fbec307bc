import { describe, expect, it } from 'vitest';

import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';

import { answerMatrix } from './answer-matrix';
import { answerStatus } from './answer-status';

const { standIn } = prepareStandIn();

const request = (address: string, headers: Record<string, string> = {}) =>
  new Request(`http://127.0.0.1${address}`, { headers });

describe('answerMatrix', () => {
  it('answers in each format', async () => {
    const json = await answerMatrix(request('/?arch=riscv64'), 'json');
    expect(await json.json()).toMatchObject({ count: 3, total: 60, ignored: [] });
    const csv = await answerMatrix(request('/?arch=riscv64'), 'csv');
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(4);
    const markdown = await answerMatrix(request('/?arch=riscv64'), 'md');
    expect(markdown.headers.get('content-type')).toContain('text/markdown');
    const plain = await answerMatrix(request('/', { accept: 'text/plain' }), 'md');
    expect(plain.headers.get('content-type')).toContain('text/plain');
  });

  it.each([
    ['/?source=nope', 'Unknown source'],
    ['/?ref=no-such-branch', 'Nothing at this ref'],
    ['/?ref=a..b', 'Not a git ref'],
  ])('answers 404 to %s', async (address, title) => {
    const response = await answerMatrix(request(address), 'json');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ status: 404, title });
  });

  it('says when to come back for what is not known yet', async () => {
    standIn().fault('/commits/', { kind: 'rate-limited', resetsInSeconds: 600 });
    const response = await answerMatrix(request('/?ref=v0.18.1'), 'json');
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    standIn().clearFaults();
  });
});

describe('answerStatus', () => {
  it('answers as JSON and as Markdown, and is kept by no cache', async () => {
    const json = await answerStatus(request('/'), 'json');
    expect(json.headers.get('cache-control')).toBe('no-cache');
    expect(await json.json()).toMatchObject({ schemaVersion: 1, hasToken: false });
    expect(await (await answerStatus(request('/'), 'md')).text()).toContain('## Status');
  });
});
