import { describe, expect, it } from 'vitest';

import { listWords } from './list-words';

describe('listWords', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('lists %j within a sentence', (words, text) => {
    expect(listWords(words)).toBe(text);
  });

  it('lists alternatives', () => {
    expect(listWords(['a', 'b'], 'or')).toBe('a or b');
  });
});
