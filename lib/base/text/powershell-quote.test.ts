import { describe, expect, it } from 'vitest';

import { powershellQuote } from './powershell-quote';

describe('powershellQuote', () => {
  it.each([
    ['a plain word needs no quotes', 'docker', 'docker'],
    ['an option needs no quotes', '--build-arg', '--build-arg'],
    ['a reference needs no quotes', 'quay.io/kairos/hadron:v1', 'quay.io/kairos/hadron:v1'],
    ['a quote is doubled', "it's", "'it''s'"],
    ['a typographic quote is doubled', 'it’s', "'it’’s'"],
    ['a double quote is kept', 'a "b"', `'a "b"'`],
    ['a dollar starts no variable', '$PWD', "'$PWD'"],
    ['a comma makes no list', 'a,b', "'a,b'"],
    ['an at sign makes no splat', '@a', "'@a'"],
    ['an option with a dot is not cut', '--A=22.04', "'--A=22.04'"],
    ['a stop-parsing token is text', '--%', "'--%'"],
    ['a number with a unit is text', '1kb', "'1kb'"],
    ['an empty word is kept', '', "''"],
    ['a NUL is removed', 'a\0b', 'ab'],
  ])('%s', (_rule, word, quoted) => {
    expect(powershellQuote(word)).toBe(quoted);
  });
});
