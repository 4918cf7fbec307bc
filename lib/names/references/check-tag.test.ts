import { describe, expect, it } from 'vitest';

import { checkTag } from './check-tag';

describe('checkTag', () => {
  it.each(['1', '_', 'v4.0.0-RC1', 'a'.repeat(128)])('accepts %s', (tag) => {
    expect(checkTag(tag)).toBeNull();
  });

  it.each([
    ['', 'is empty', null],
    ['v1.2.3+k3s1', 'must not contain “+”', '+'],
    ['-v1', 'must not begin with “-”', '-'],
    ['.hidden', 'must not begin with “.”', '.'],
    ['v1.0/rc', 'must not contain “/”', '/'],
    ['with space', 'must not contain a space', ' '],
    ['😀', 'must not contain “😀”', '😀'],
    ['a'.repeat(129), 'is longer than 128 characters', 'a'],
  ])('refuses %j', (tag, says, character) => {
    expect(checkTag(tag)).toMatchObject({ part: 'tag', says, character });
  });
});
