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
  ])('is read back by a shell as %j', (word) => {
    expect(echoed(shellQuote(word))).toBe(word);
  });

  it('is read back by a shell unchanged, whatever the word', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from('\'"\\$`!*?[]{}()<>|&;#~= \t\nab')),
    });
    fc.assert(
      fc.property(word, (chosen) => echoed(shellQuote(chosen)) === chosen),
      { numRuns: 60 },
    );
  });

  it('removes NUL, which no argument can contain', () => {
    expect(shellQuote('a\0b')).toBe('ab');
  });
});

describe('shellQuoteFile', () => {
  it('never turns a file name into an option', () => {
    expect(shellQuoteFile('-rf')).toBe('./-rf');
    expect(shellQuoteFile('a.iso')).toBe('a.iso');
  });
});
