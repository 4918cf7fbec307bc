import { describe, expect, it } from 'vitest';

import { pagePolicy, securityHeaders } from './content-security.mjs';
import { LATE_SCRIPT, THEME_SCRIPT } from './shared/inline-scripts.mjs';

describe('pagePolicy', () => {
  const scriptsOf = (html: string) => /script-src ([^;]*)/.exec(pagePolicy(html))?.[1];

  it.each([
    '(self.__next_f=self.__next_f||[]).push([0])',
    'self.__next_f.push([1,"a\\"b"])',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"a":[1]});',
  ])('allows %s by its hash', (script) => {
    expect(scriptsOf(`<script>${script}</script>`)).toMatch(/^'self' 'sha256-[\w+/]{43}='$/);
  });

  it.each([
    'alert(1)',
    'self.__next_f.push([1]);alert(1)',
    'self.__next_f.push(alert(1))',
    'self.__next_f.push([1])//',
    ' self.__next_f.push([1])',
    '(self.__next_f=self.__next_f||[]).push([0]);[].push(alert(1))',
  ])('does not let %s run', (script) => {
    expect(scriptsOf(`<script>${script}</script>`)).toBe("'self'");
  });

  it('allows images of this site and of the hosts of GitHub only', () => {
    const images = /img-src ([^;]*)/.exec(pagePolicy(''))?.[1]?.split(' ');
    expect(images).toEqual([
      "'self'",
      'data:',
      'https://github.com',
      'https://*.githubusercontent.com',
      'https://github-production-user-asset-6210df.s3.amazonaws.com',
    ]);
  });

  it('allows images of this site and of the hosts of GitHub only', () => {
    const images = /img-src ([^;]*)/.exec(pagePolicy(''))?.[1]?.split(' ');
    expect(images).toEqual([
      "'self'",
      'data:',
      'https://github.com',
      'https://*.githubusercontent.com',
      'https://github-production-user-asset-6210df.s3.amazonaws.com',
    ]);
  });

  it('allows no inline script elsewhere', () => {
    expect(securityHeaders(undefined)['content-security-policy']).toContain("script-src 'self';");
  });

  it.each([
    ['that fetches scripts late', LATE_SCRIPT],
    ['that sets the theme', THEME_SCRIPT],
  ])('allows our own script %s, and nothing that is added to it', (_what, script) => {
    const policy = (text: string) => pagePolicy(`<script data-late="/x.js">${text}</script>`);
    expect(policy(script)).toContain("'sha256-");
    expect(policy(`${script};alert(1)`)).not.toContain("'sha256-");
  });
});

describe('securityHeaders', () => {
  it.each([
    ['https://matrix.example.org', 'max-age=63072000'],
    ['HTTPS://matrix.example.org', 'max-age=63072000'],
    ['http://127.0.0.1:3000', undefined],
    [undefined, undefined],
  ])('for a site at %s require TLS: %s', (siteUrl, life) => {
    expect(securityHeaders(siteUrl)['strict-transport-security']).toBe(life);
  });
});
