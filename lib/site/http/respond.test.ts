import { describe, expect, it } from 'vitest';

import { respondJson, respondProblem, respondText } from './respond';

const request = (headers: Record<string, string> = {}) =>
  new Request('http://127.0.0.1/api', { headers });

describe('respondText', () => {
  it('gives equal bytes an equal ETag and answers 304 to who has them', async () => {
    const first = respondText(request(), 'text/plain', 'hello');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const has of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      expect(respondText(request({ 'if-none-match': has }), 'text/plain', 'hello').status).toBe(
        304,
      );
    }
    const other = respondText(request({ 'if-none-match': etag }), 'text/plain', 'bye');
    expect(other.status).toBe(200);
    expect(await other.text()).toBe('bye');
  });

  it('is open to every origin and names a file safely', () => {
    const { headers } = respondText(request(), 'text/csv', 'a', { fileName: 'a"b\r\nc.csv' });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('content-disposition')).toBe('inline; filename="a-b--c.csv"');
  });
});

describe('respondJson', () => {
  it('ends in one line end', async () => {
    expect(await respondJson(request(), { a: 1 }).text()).toBe('{"a":1}\n');
  });
});

describe('respondProblem', () => {
  it('is a problem document that no cache keeps, with the time to come back', async () => {
    const response = respondProblem(request(), {
      status: 503,
      title: 'Not known yet',
      detail: 'Later.',
      retryAt: new Date(Date.now() + 60_000).toISOString(),
    });
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(await response.json()).toMatchObject({ status: 503, title: 'Not known yet' });
  });
});
