import { describe, expect, it } from 'vitest';

import { respondJson, respondProblem, respondText } from './respond';

describe('respondText', () => {
  it('lets every origin read it, and the ETag and Link that the server adds', () => {
    const { headers } = respondText('text/csv', 'a');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toBe('etag, link');
  });

  it('replaces what a file name must not contain in a header', () => {
    const { headers } = respondText('text/csv', 'a', { fileName: 'a"b\r\nc.csv' });
    expect(headers.get('content-disposition')).toBe('inline; filename="a-b--c.csv"');
  });
});

describe('respondJson', () => {
  it('ends in one line end', async () => {
    expect(await respondJson({ a: 1 }).text()).toBe('{"a":1}\n');
  });
});

describe('respondProblem', () => {
  it('sends a problem document that no cache keeps, with the time of the next attempt', async () => {
    const response = respondProblem({
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
