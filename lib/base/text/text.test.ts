import { describe, expect, it } from 'vitest';

import { compareText } from './compare-text';
import { formatCsv } from './csv';
import { escapeCell, formatMarkdownTable } from './markdown-table';

describe('compareText', () => {
  it('orders by code units, whatever the locale', () => {
    expect(['b', 'a', 'B', 'ä', '', 'a'].toSorted(compareText)).toEqual([
      '',
      'B',
      'a',
      'a',
      'b',
      'ä',
    ]);
  });
});

describe('formatCsv', () => {
  it('quotes commas, quotes and line ends', () => {
    expect(formatCsv([['a,b', 'say "hi"', 'two\nlines', 'plain']])).toBe(
      '"a,b","say ""hi""","two\nlines",plain\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\nx', '＝1'])(
    'lets no spreadsheet run %j',
    (text) => {
      expect(formatCsv([[text]])).toMatch(/^"?'/);
    },
  );
});

describe('formatMarkdownTable', () => {
  it('lets no text break out of its cell', () => {
    expect(formatMarkdownTable(['a'], [['x | y\n<script>']])).toBe(
      '| a |\n| --- |\n| x \\| y \\<script\\> |\n',
    );
  });

  it('escapes links, mentions and issue numbers', () => {
    expect(escapeCell('[x](y) @me #1 `z`')).toBe('\\[x\\](y) \\@me \\#1 \\`z\\`');
  });
});
