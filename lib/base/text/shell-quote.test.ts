import { execFileSync } from 'node:child_process';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { shellQuote, shellQuoteFile } from './shell-quote';

function echoed(quoted: string): string {
  return execFileSync('sh', ['-c', `printf %s ${quoted}`], { encoding: 'utf8' });
}

describe('shellQuote', () => {
  it.each([
    ['kairos-v4.2.0+k3s1.iso', 'kairos-v4.2.0+k3s1.iso'],
    ['{{json .SBOM}}', "'{{json .SBOM}}'"],
    ["it's", String.raw`'it'\''s'`],
    ['', "''"],
    ['^https://a$', "'^https://a$'"],
  ])('quotes %s', (word, quoted) => {
    expect(shellQuote(word)).toBe(quoted);
  });

  it.each([
    '',
    'a b',
    "'",
    "''",
    '"',
    '$HOME',
    '`id`',
    '$(id)',
    'a\nb',
    String.raw`\\`,
    '!x',
    '*',
    '~',
    '#a',
    'ä',
    ';id',
    '-n',
  ])('gives the shell back %j as it was', (word) => {
    expect(echoed(shellQuote(word))).toBe(word);
  });

  it('gives the shell back any word as it was', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from('\'"\\$`!*?[]{}()<>|&;#~= \t\nab')),
    });
    fc.assert(
      fc.property(word, (chosen) => echoed(shellQuote(chosen)) === chosen),
      { numRuns: 60 },
    );
  });

  it('leaves out the null that no word can hold', () => {
    expect(shellQuote('a\0b')).toBe('ab');
  });
});

describe('shellQuoteFile', () => {
  it('never makes an option of a file', () => {
    expect(shellQuoteFile('-rf')).toBe('./-rf');
    expect(shellQuoteFile('a.iso')).toBe('a.iso');
  });
});
