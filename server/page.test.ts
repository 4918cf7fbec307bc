import { describe, expect, it } from 'vitest';

import { makePage, pageBytes } from './page.mjs';
import { RESPONSE_STATUS } from './shared/response-status.mjs';

describe('makePage', () => {
  const pageOf = (html: string, type = 'text/html; charset=utf-8') =>
    makePage({
      status: 200,
      headers: { 'content-type': type, 'cache-control': 'no-store' },
      body: Buffer.from(html),
      generation: 0,
      now: 0,
    });
  const mark = `<meta name="${RESPONSE_STATUS}" content="404"/>`;

  it('has the status that the page states, and lets no shared cache keep it', () => {
    const page = pageOf(`<html><head>${mark}</head></html>`);
    expect(page.status).toBe(404);
    expect(page.headers['cache-control']).toBe('no-store');
  });

  it.each([
    ['a page that states none', '<html></html>', 'text/html'],
    ['a status that is no refusal', mark.replace('404', '200'), 'text/html'],
    ['the element as escaped text', mark.replace('<', '&lt;'), 'text/html'],
    ['what is not a page', mark, 'text/plain'],
  ])('keeps the status of the renderer for %s', (_, html, type) => {
    expect(pageOf(html, type).status).toBe(200);
  });

  it.each([
    [404, 'text/html', 'no-cache'],
    [404, 'text/x-component', 'no-cache'],
    [500, 'text/html', 'no-cache'],
    [200, 'text/x-component', 'public, max-age=0, s-maxage=15, stale-while-revalidate=60'],
  ])(
    'lets nobody cache a %i of %s for the year that the framework states',
    (status, type, life) => {
      const headers = { 'content-type': type, 'cache-control': 's-maxage=31536000' };
      const page = makePage({ status, headers, body: Buffer.from('x'), generation: 0, now: 0 });
      expect(page.headers['cache-control']).toBe(life);
    },
  );
});

describe('pageBytes', () => {
  it('counts the body, its compressed forms and the headers', () => {
    const headers = { link: 'x'.repeat(5000) };
    const body = Buffer.alloc(1000);
    const page = makePage({ status: 200, headers, body, generation: 0, now: 0 });
    expect(pageBytes(page)).toBeGreaterThan(6000);
    const before = pageBytes(page);
    page.encoded.set('gzip', Buffer.alloc(70));
    page.encoded.set('br', Promise.resolve(Buffer.alloc(60)));
    expect(pageBytes(page)).toBe(before + 70 + 1000);
  });
});
