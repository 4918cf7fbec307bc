import { powershellQuote } from '@/lib/base/text/powershell-quote';
import { shellQuote } from '@/lib/base/text/shell-quote';

import type { RecipeStep } from './model';

/** A command in its words; those of one group stay on one line. */
export type CommandWords = readonly (readonly string[])[];

/** Longest line that is not broken, in characters. */
const LINE_LIMIT = 80;

/**
 * Makes a step of the words of a command: each word is quoted for its shell, and a long command goes over
 * several lines, one group each.
 */
export function commandStep(label: string, words: CommandWords): RecipeStep {
  const groups = words.filter((group) => group.length > 0);
  const shell = joinGroups(groups, shellQuote, '\\');
  const powershell = joinGroups(groups, powershellQuote, '`');
  return { label, shell, powershell: powershell === shell ? null : powershell };
}

function joinGroups(words: CommandWords, quote: (word: string) => string, more: string): string {
  const lines = words.map((group) => group.map(quote).join(' '));
  const whole = lines.join(' ');
  return whole.length <= LINE_LIMIT ? whole : lines.join(` ${more}\n  `);
}
