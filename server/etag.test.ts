import { describe, expect, it } from 'vitest';

import { etagOf, matchesEtag } from './etag.mjs';

describe('etagOf', () => {
  it('differs by encoding, since the bytes do', () => {
    expect([etagOf('abc', 'identity'), etagOf('abc', 'gzip'), etagOf('abc', 'br')]).toEqual([
      '"abc"',
      '"abc-gzip"',
      '"abc-br"',
    ]);
  });
});

describe('matchesEtag', () => {
  it.each([
    ['the ETag itself', '"abc"'],
    ['the ETag of an encoding', '"abc-br"'],
    ['a weak ETag', 'W/"abc-gzip"'],
    ['one of a list', '"x", W/"abc"'],
    ['any', '*'],
  ])('takes %s', (_what, header) => {
    expect(matchesEtag(header, 'abc')).toBe(true);
  });

  it.each([
    ['no header', undefined],
    ['an empty one', ''],
    ['another digest', '"abcd"'],
    ['an ETag without quotes', 'abc'],
    ['an encoding that does not exist', '"abc-zip"'],
    ['an encoding twice', '"abc-br-br"'],
  ])('refuses %s', (_what, header) => {
    expect(matchesEtag(header, 'abc')).toBe(false);
  });
});
