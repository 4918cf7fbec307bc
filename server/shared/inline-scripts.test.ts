import { describe, expect, it } from 'vitest';

import { LATE_SCRIPT, moveScriptsLate } from './inline-scripts.mjs';

describe('moveScriptsLate', () => {
  const first = '<script src="/_next/static/chunks/a.js" async=""></script>';
  const second = '<script src="/_next/static/chunks/b.js" async="" id="_R_"></script>';
  const preload = '<link rel="preload" as="script" fetchPriority="low" href="/_next/b.js"/>';
  const data = '<script>self.__next_f.push([1])</script>';
  const old = '<script src="/_next/static/chunks/old.js" noModule=""></script>';

  it('lists the scripts after the page, each once, and leaves what else is there', () => {
    const html = `<head>${preload}${first}${old}</head><body><p>x</p>${second}${first}${data}</body>`;
    expect(moveScriptsLate(html)).toBe(
      `<head>${old}</head><body><p>x</p>${data}` +
        `<script data-late="/_next/static/chunks/a.js /_next/static/chunks/b.js">${LATE_SCRIPT}</script></body>`,
    );
  });

  it.each([`${first}<p>no body</p>`, '<body>no script</body>'])('leaves %s as it is', (html) => {
    expect(moveScriptsLate(html)).toBe(html);
  });
});
