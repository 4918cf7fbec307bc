import { describe, expect, it } from 'vitest';

import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';

import { handleEmbed } from './handle-embed';

prepareStandIn();

async function embed(search: string) {
  const response = await handleEmbed(new Request(`http://127.0.0.1/embed?${search}`));
  return { status: response.status, html: await response.text() };
}

describe('handleEmbed', () => {
  it('has the grid of the filters, and links that open in the page around the frame', async () => {
    const { status, html } = await embed('arch=arm64');
    expect(status).toBe(200);
    expect(html).toContain('<table>');
    expect(html).not.toContain('>amd64<');
    const links = html.match(/<a /g) ?? [];
    expect(links.length).toBeGreaterThan(10);
    expect(html.match(/<a href="[^"]+" target="_parent"/g)).toHaveLength(links.length);
  });

  it('says each state in words, and the end of life of a base with its source', async () => {
    const { html } = await embed('');
    expect(html).toMatch(/<span[^>]*>passed/);
    expect(html).toMatch(/wiki\.ubuntu\.com[^>]*>Base end of life since 31 May 2025/);
  });

  it('has no script and nothing to fetch', async () => {
    const { html } = await embed('');
    expect(html).not.toMatch(/<script|<img|<link|src=|url\(|@import|\son\w+=/);
  });

  it.each(['light', 'dark', 'auto'])('has the theme %s of the URL', async (theme) => {
    expect((await embed(`theme=${theme}`)).html).toContain(`data-theme="${theme}"`);
  });

  it.each([
    ['a theme', 'theme=pink', 'There is no theme “pink”'],
    ['a value', 'arch=sparc', 'Unknown filter'],
    ['a parameter', 'color=red', 'Unknown filter “color”'],
    ['a source', 'source=nope', 'Unknown source'],
  ])('responds with 404 and a sentence for %s that does not exist', async (_, search, words) => {
    const { status, html } = await embed(search);
    expect(status).toBe(404);
    expect(html).toContain(words);
    expect(html).not.toContain('<table');
  });

  it('shows text of the URL as text', async () => {
    const { html } = await embed('theme=<script>alert(1)</script>&q="><img src=x>');
    expect(html).not.toMatch(/<script|<img/);
    const searched = await embed('q="><img src=x onerror=alert(1)>');
    expect(searched.html).not.toContain('<img');
  });
});
