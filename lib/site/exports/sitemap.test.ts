import { describe, expect, it } from 'vitest';

import { llmsText } from './llms-text';
import { sitemapXml } from './sitemap';

const ORIGIN = 'https://matrix.example.org';

describe('sitemapXml', () => {
  it('lists each page once, with the origin of the site', () => {
    const urls = [...sitemapXml([], ORIGIN).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);
    expect(urls).toContain(`${ORIGIN}/`);
    expect(urls).toContain(`${ORIGIN}/api-reference`);
    expect(new Set(urls).size).toBe(urls.length);
  });
});

describe('llmsText', () => {
  it('links the pages as Markdown and lists the paths of the API', () => {
    const text = llmsText(ORIGIN);
    expect(text).toMatch(/^# Kairos Matrix\n/);
    expect(text).toContain(`(${ORIGIN}/matrix.md)`);
    expect(text).toContain(`GET ${ORIGIN}/api/v1/matrix\``);
  });
});
