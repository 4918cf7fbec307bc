import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { findExcess } from './find-excess';
import { renderNotes } from './render-notes';

const origin = { repository: { owner: 'kairos-io', name: 'kairos' }, tag: 'v4.2.0' };

const MEGABYTE = 1_000_000;
const TIME_LIMIT_MS = 4_000;

const floods: readonly (readonly [string, string])[] = [
  ['nested quotes', '>'],
  ['lists on one line', '- '],
  ['numbered lists on one line', '1. '],
  ['nested lists', '- - a\n'],
  ['quotes that start and end', '> a\nb\n\n'],
  ['code in quotes', '> ```\na\n'],
  ['underlined headings', 'a\n=\n'],
  ['headings', '# a\n'],
  ['emphasis', '*a*'],
  ['strong emphasis', '**a *b '],
  ['emphasis that only closes', 'a* '],
  ['opening brackets', '['],
  ['closing brackets', 'a]'],
  ['links that stay open', '[a]('],
  ['images that stay open', '![a]('],
  ['backticks', '`a'],
  ['comments that stay open', 'a <!-- '],
  ['instructions that stay open', 'a <?x '],
  ['CDATA that stays open', 'a <![CDATA['],
  ['HTML that stays open', '<div>'],
  ['formatting that stays open', '<b><i><p>'],
  ['tables in tables', '<table><tr><td>'],
  ['footnotes', '[^a] '],
  ['mentions', '@a '],
  ['issues', '#1 '],
  ['repositories that are no references', 'a/b@1234567 '],
  ['names of repositories without an end', 'a/b'],
  ['lines', 'a\n'],
  ['inline HTML', 'a <b>x</b> '],
  ['URLs', 'www.a.b '],
  ['paragraphs', 'a\n\n'],
  ['a word', 'a'],
  ['entities', '&amp;'],
  ['blanks', ' '],
];

function repeatTo(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length));
}

/** The longest text of a unit that may be rendered, since it is the slowest. */
function longestAllowed(unit: string): string {
  const parsed = longest(unit, (markdown) => findExcess(markdown) === null);
  // The limits of HTML need the notes to be parsed, which takes long; most texts never reach them.
  return isRendered(parsed) ? parsed : longest(unit, isRendered);
}

function longest(unit: string, isAllowed: (markdown: string) => boolean): string {
  let low = 1;
  let high = 150_000;
  if (isAllowed(repeatTo(unit, high))) return repeatTo(unit, high).slice(0, high);
  while (high - low > 500) {
    const middle = Math.floor((low + high) / 2);
    if (isAllowed(repeatTo(unit, middle))) low = middle;
    else high = middle;
  }
  return repeatTo(unit, low);
}

function isRendered(markdown: string): boolean {
  return !markdown.includes('<') || renderNotes({ ...origin, markdown }).limited === null;
}

function timeOf(markdown: string): number {
  const start = cpuMs();
  renderNotes({ ...origin, markdown });
  return cpuMs() - start;
}

describe('findExcess', () => {
  it.each([
    ['a list of changes', '* Mend a thing by @a in https://github.com/a/b/pull/1\n'.repeat(1500)],
    ['a table', `| a | b |\n|---|---|\n${'| **c** | `d` |\n'.repeat(1500)}`],
    ['lists in lists', '- a\n  - b\n    - c\n'.repeat(300)],
    ['placeholders', 'Use `kairos-<flavor>-<version>` here.\n'.repeat(40)],
    ['nothing', ''],
  ])('accepts %s', (_what, markdown) => {
    expect(findExcess(markdown)).toBeNull();
  });

  it.each([
    ['levels of lists and quotes', '> '.repeat(40)],
    ['underlined headings', 'a\n===\n'.repeat(500)],
    ['brackets', '[a]'.repeat(5000)],
    ['table cells', `${'|a'.repeat(100)}\n${'|-'.repeat(100)}\n${'|\n'.repeat(300)}`],
  ])('finds too many %s', (words, markdown) => {
    expect(findExcess(markdown)).toBe(words);
  });
});

describe('the time that rendering takes', () => {
  it.each(floods)('is bounded for a megabyte of %s', (_what, unit) => {
    expect(timeOf(repeatTo(unit, MEGABYTE))).toBeLessThan(TIME_LIMIT_MS);
  });

  it.each(floods)('is bounded for as many %s as are accepted', (_what, unit) => {
    expect(timeOf(longestAllowed(unit))).toBeLessThan(TIME_LIMIT_MS);
  });
});
