import { describe, expect, it } from 'vitest';

import { cutText } from './cut-text';

describe('cutText', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc'],
    ['ab🚀', 4, 'ab🚀'],
    ['ab🚀', 3, 'ab'],
    ['', 0, ''],
    ['🚀', 0, ''],
  ])('cuts %j to %i code units', (text, length, cut) => {
    expect(cutText(text, length)).toBe(cut);
  });
});
