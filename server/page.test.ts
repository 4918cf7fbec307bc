import { describe, expect, it } from 'vitest';

import { makePage } from './page.mjs';
import { RESPONSE_STATUS } from './shared/response-status.mjs';

describe('makePage', () => {
  const pageOf = (html: string, type = 'text/html; charset=utf-8') =>
    makePage({
      status: 200,
      headers: { 'content-type': type, 'cache-control': 'no-store' },
      body: Buffer.from(html),
      version: 0,
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
});
