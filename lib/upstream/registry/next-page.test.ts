import { describe, expect, it } from 'vitest';

import { nextPage } from './next-page';

const CURRENT = new URL('https://quay.io/v2/kairos/hadron/tags/list?n=100');
const NEXT = 'https://quay.io/v2/kairos/hadron/tags/list?n=100&last=v1';

describe('nextPage', () => {
  it.each([
    ['a relative link', '</v2/kairos/hadron/tags/list?n=100&last=v1>; rel="next"'],
    ['an absolute link', `<${NEXT}>; rel="next"`],
    ['a link without quotes', `<${NEXT}>;rel=next`],
    ['the next of several links', `<https://quay.io/v2/x>; rel="prev", <${NEXT}>; rel="next"`],
  ])('follows %s', (_what, link) => {
    expect(String(nextPage(link, CURRENT))).toBe(NEXT);
  });

  it('keeps a token in the link unchanged', () => {
    const link = '</v2/kairos/hadron/tags/list?next_page=gAAA%2Bx%3D%3D>; rel="next"';
    expect(String(nextPage(link, CURRENT))).toBe(
      'https://quay.io/v2/kairos/hadron/tags/list?next_page=gAAA%2Bx%3D%3D',
    );
  });

  it.each([
    ['no header', null],
    ['an empty header', ''],
    ['a link of another kind', '<https://quay.io/v2/x>; rel="prev"'],
  ])('gives null for %s', (_what, link) => {
    expect(nextPage(link, CURRENT)).toBeNull();
  });

  it.each([
    ['another host', '<https://evil.example/v2/kairos/hadron/tags/list>; rel="next"'],
    ['another scheme', '<http://quay.io/v2/kairos/hadron/tags/list>; rel="next"'],
    ['an inner address', '<http://169.254.169.254/latest>; rel="next"'],
    ['another repository', '</v2/other/tags/list?n=100>; rel="next"'],
    ['a user name', '<https://me:secret@quay.io/v2/kairos/hadron/tags/list>; rel="next"'],
    ['what is no URL', '<https://[>; rel="next"'],
  ])('does not follow a link to %s', (_what, link) => {
    expect(nextPage(link, CURRENT)).toBe('elsewhere');
  });
});
