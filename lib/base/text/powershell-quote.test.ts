import { describe, expect, it } from 'vitest';

import { powershellQuote } from './powershell-quote';

describe('powershellQuote', () => {
  it.each([
    ['a plain word stays', 'docker', 'docker'],
    ['an option stays', '--build-arg', '--build-arg'],
    ['a reference stays', 'quay.io/kairos/hadron:v1', 'quay.io/kairos/hadron:v1'],
    ['a quote is doubled', "it's", "'it''s'"],
    ['a typographic quote is doubled', 'it’s', "'it’’s'"],
    ['a double quote stays within', 'a "b"', `'a "b"'`],
    ['a dollar is no variable', '$PWD', "'$PWD'"],
    ['a comma makes no list', 'a,b', "'a,b'"],
    ['an at makes no splat', '@a', "'@a'"],
    ['an option with a dot is not cut', '--A=22.04', "'--A=22.04'"],
    ['a stop sign is none', '--%', "'--%'"],
    ['a number with a unit stays text', '1kb', "'1kb'"],
    ['no text is a word too', '', "''"],
    ['a NUL is left out', 'a\0b', 'ab'],
  ])('%s', (_rule, word, quoted) => {
    expect(powershellQuote(word)).toBe(quoted);
  });
});
