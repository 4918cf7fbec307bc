import { describe, expect, it } from 'vitest';

import { readMatrixQuery } from '@/lib/site/url/matrix-query';

import { shareSnippets } from './share-snippets';

const ORIGIN = 'https://matrix.example.org';

function snippetsOf(search: string) {
  const query = readMatrixQuery(new URLSearchParams(search));
  return shareSnippets(query, ORIGIN, `${ORIGIN}/?${search}`);
}

describe('shareSnippets', () => {
  it('has the badge of the filters as a URL and as Markdown that links to the view', () => {
    const { badgeUrl, badgeMarkdown } = snippetsOf('arch=arm64&os=ubuntu%3A24.04');
    expect(badgeUrl).toBe(`${ORIGIN}/badge/matrix.svg?arch=arm64&os=ubuntu%3A24.04`);
    expect(badgeMarkdown).toBe(
      `[![Kairos test results](${badgeUrl})](${ORIGIN}/?arch=arm64&os=ubuntu%3A24.04)`,
    );
  });

  it('has the badge of the open cell, and the frame of the whole selection', () => {
    const { badgeUrl, embedHtml } = snippetsOf('arch=arm64&cell=abc');
    expect(badgeUrl).toContain('cell=abc');
    expect(embedHtml).toContain(`src="${ORIGIN}/embed?arch=arm64"`);
  });

  it('lets no text of a filter out of its URL', () => {
    const { badgeMarkdown, embedHtml } = snippetsOf('q=)](javascript:x) "><script>&arch=a');
    expect(badgeMarkdown.split(')](')).toHaveLength(3);
    expect(embedHtml).not.toMatch(/<script|" *>.*" *>.*" *>/);
  });
});
