import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findExcerpt } from './find-excerpt';

describe('findExcerpt', () => {
  it('leaves out marks and URLs, and cuts at words', () => {
    const notes = `# ${'word '.repeat(40)}**see [this](https://example.org/x)** now ${'more '.repeat(40)}`;
    const excerpt = findExcerpt(notes, 'THIS');
    expect(excerpt?.match).toBe('this');
    expect(excerpt?.before).toMatch(/^… word.* see $/);
    expect(excerpt?.after).toMatch(/^ now more.*…$/);
    expect(JSON.stringify(excerpt)).not.toMatch(/[*#[\]]|https/);
  });

  it.each([
    ['(now)', 'Fixed (now) at last', 'Fixed ', ' at last'],
    ['c++', 'Needs C++ 20', 'Needs ', ' 20'],
    ['.*', 'Matches .* of it', 'Matches ', ' of it'],
    ['\\d$', 'A literal \\d$ here', 'A literal ', ' here'],
    ['[a-z]+', 'Once [a-z]+\nnow', 'Once ', ' now'],
  ])('takes “%s” as text and not as a pattern', (word, notes, before, after) => {
    const excerpt = findExcerpt(notes, word);
    expect(excerpt).toMatchObject({ before, after });
    expect(excerpt?.match.toLowerCase()).toBe(word);
  });

  it.each(['nothing', '(', '[a-z]+', '.', 'n*'])('finds nothing of %s', (word) => {
    expect(findExcerpt('Some notes', word)).toBeNull();
  });

  it('gives no piece rather than a wrong one where letters are longer in lower case', () => {
    expect(findExcerpt('İİİ partition', 'partition')).toBeNull();
    expect(findExcerpt('Partition İİİ', 'partition')?.match).toBe('Partition');
  });

  it.each([
    ['a word', `first ${'*'.repeat(400)}boot${'*'.repeat(400)} last`],
    ['an emoji, in its middle', `🚀${'*'.repeat(399)}boot${'*'.repeat(399)}🚀`],
  ])('marks a piece as cut where only marks stand before %s', (_what, notes) => {
    expect(findExcerpt(notes, 'boot')).toEqual({ before: '…', match: 'boot', after: '…' });
  });

  it('halves no character and finds what is there, with any text around it', () => {
    const around = fc.string({
      unit: fc.constantFrom('🚀', '*', ' ', 'a', '\n', '](x)', 'https://x/'),
      maxLength: 450,
    });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const excerpt = findExcerpt(`${before}Partition${after}`, 'partition');
        expect(excerpt?.match).toBe('Partition');
        for (const side of [excerpt?.before ?? '', excerpt?.after ?? '']) {
          expect(side.isWellFormed()).toBe(true);
          expect(side).not.toMatch(/[*\n]/);
          expect(side.length).toBeLessThanOrEqual(81);
        }
      }),
      { seed: 20_261_123, numRuns: 300 },
    );
  });
});
