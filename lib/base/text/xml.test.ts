import { describe, expect, it } from 'vitest';

import { escapeXml } from './xml';

describe('escapeXml', () => {
  it.each([
    ['a < b & "c" > \'d\'', 'a &lt; b &amp; &quot;c&quot; &gt; &apos;d&apos;'],
    [']]>', ']]&gt;'],
    ['a\u0000\u0008\u000B\u001F\uFFFE\uFFFFb', 'ab'],
    ['tab\tline\nreturn\r', 'tab\tline\nreturn\r'],
    ['\uD800x', '\uFFFDx'],
    ['🚀', '🚀'],
  ])('escapes %j', (text, escaped) => {
    expect(escapeXml(text)).toBe(escaped);
  });
});
