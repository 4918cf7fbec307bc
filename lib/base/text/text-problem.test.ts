import { describe, expect, it } from 'vitest';

import { forbiddenCharacter, quoteCharacter, shiftProblem, textProblem } from './text-problem';

describe('textProblem', () => {
  it('ends its sentence with the position', () => {
    expect(textProblem('tag', { says: 'is empty', position: 1 })).toEqual({
      part: 'tag',
      character: null,
      position: 1,
      says: 'is empty',
      message: 'The tag is empty (character 1).',
    });
  });
});

describe('forbiddenCharacter', () => {
  it('counts a surrogate pair as one character', () => {
    expect(forbiddenCharacter('tag', '😀🚀', 2)).toMatchObject({
      character: '🚀',
      message: 'The tag must not contain “🚀” (character 2).',
    });
  });
});

describe('quoteCharacter', () => {
  it.each([
    ['+', '“+”'],
    ['ü', '“ü”'],
    [' ', 'a space'],
    ['\n', 'the character U+000A'],
    ['\u200B', 'the character U+200B'],
    ['\uD800', 'the character U+D800'],
  ])('quotes %j', (character, quoted) => {
    expect(quoteCharacter(character)).toBe(quoted);
  });
});

describe('shiftProblem', () => {
  it('moves the position in the sentence too', () => {
    const problem = forbiddenCharacter('tag', '+', 0);
    expect(shiftProblem(problem, 4)).toEqual({
      ...problem,
      position: 5,
      message: 'The tag must not contain “+” (character 5).',
    });
  });
});
