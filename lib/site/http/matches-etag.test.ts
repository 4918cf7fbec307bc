import { describe, expect, it } from 'vitest';

import { matchesEtag } from './matches-etag';

describe('matchesEtag', () => {
  it.each([
    ['the ETag itself', '"a-1"', true],
    ['its weak form', 'W/"a-1"', true],
    ['a list that contains it', '"other", "a-1"', true],
    ['a list of others', '"other", "a-2"', false],
    ['any ETag', '*', true],
    ['no header', null, false],
  ])('is decided for %s', (_what, header, expected) => {
    expect(matchesEtag(header, '"a-1"')).toBe(expected);
  });
});
