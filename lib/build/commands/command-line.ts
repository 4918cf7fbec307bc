import { powershellQuote } from '@/lib/base/text/powershell-quote';
import { shellQuote } from '@/lib/base/text/shell-quote';

import type { RecipeStep } from './model';

/** The words of a command, in groups that are never broken over two lines. */
export type CommandWords = readonly (readonly string[])[];

/** Longest command on one line, in characters. */
const LINE_LIMIT = 80;

/**
 * Formats a command for both shells: words are quoted, and a long command is broken into one line for each
 * group.
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
