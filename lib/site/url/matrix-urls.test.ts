import { describe, expect, it } from 'vitest';

import { readMatrixQuery } from './matrix-query';
import { matrixUrls } from './matrix-urls';

describe('matrixUrls', () => {
  it('give one view in every format, with any job open', () => {
    const urls = matrixUrls(readMatrixQuery(new URLSearchParams('arch=arm64&q=uki&cell=a-b')));
    expect(urls).toEqual({
      page: '/?arch=arm64&q=uki',
      json: '/api/v1/matrix?arch=arm64&q=uki&source=all',
      csv: '/matrix.csv?arch=arm64&q=uki',
      badge: '/badge/matrix.svg?arch=arm64&cell=a-b&q=uki',
      feed: '/matrix.atom?arch=arm64&q=uki',
      embed: '/embed?arch=arm64&q=uki',
      markdown: '/matrix.md?arch=arm64&q=uki',
      image: '/og?arch=arm64&q=uki',
    });
  });

  it('have the one source that is chosen, in every format', () => {
    const urls = matrixUrls(readMatrixQuery(new URLSearchParams('source=kairos-init&ref=v0.18.0')));
    for (const url of Object.values(urls)) expect(url).toContain('?ref=v0.18.0&source=kairos-init');
  });
});
