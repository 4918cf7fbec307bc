import { describe, expect, it, vi } from 'vitest';

import { handleLlms, handleRobots } from './handle-sitemap';

vi.stubEnv('SITE_URL', 'https://matrix.example.org');

describe('handleRobots', () => {
  it('leads crawlers to the sitemap, and away from the API', async () => {
    const text = await handleRobots().text();
    expect(text).toContain('Disallow: /api/\n');
    expect(text).toContain('Sitemap: https://matrix.example.org/sitemap.xml\n');
  });
});

describe('handleLlms', () => {
  it('describes the site in plain text with absolute URLs', async () => {
    const response = handleLlms();
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toContain('https://matrix.example.org/');
  });
});
