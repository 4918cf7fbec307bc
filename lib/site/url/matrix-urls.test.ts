import { describe, expect, it } from 'vitest';

import { readMatrixQuery } from './matrix-query';
import { matrixUrls } from './matrix-urls';

describe('matrixUrls', () => {
  it('give one view in every format, whichever job is open', () => {
    const urls = matrixUrls(readMatrixQuery(new URLSearchParams('arch=arm64&q=uki&cell=a-b')));
    expect(urls).toEqual({
      page: '/?arch=arm64&q=uki',
      json: '/api/v1/matrix?arch=arm64&q=uki',
      csv: '/matrix.csv?arch=arm64&q=uki',
      markdown: '/matrix.md?arch=arm64&q=uki',
      image: '/og?arch=arm64&q=uki',
    });
  });
});
