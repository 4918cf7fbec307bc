import type { CommandWord } from './command-words';
import type { FlagRule, UsedFlag } from './flag-rules';
import type { Place } from './model';

/** A flag of a command line, with its place. */
export type PlacedFlag = UsedFlag & Place;

/** Reads the flags among words: `--flag=value`, `--flag value` and switches. Other words are left out. */
export function readFlags(
  words: readonly CommandWord[],
  rules: readonly FlagRule[],
): readonly PlacedFlag[] {
  const flags: PlacedFlag[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    const found = /^(--?[A-Za-z][\w-]{0,60})(?:=(.*))?$/s.exec(word?.text ?? '');
    if (word === undefined || found === null) continue;
    const [, flag = '', joined] = found;
    const next = words[index + 1];
    const isSwitch = rules.some((rule) => rule.flags.includes(flag) && rule.isSwitch === true);
    const takesNext = joined === undefined && !isSwitch && next !== undefined && !isFlag(next.text);
    const value = joined ?? (takesNext ? next.text : '');
    flags.push({ flag, value, start: word.start, end: takesNext ? next.end : word.end });
    if (takesNext) index += 1;
  }
  return flags;
}

function isFlag(text: string): boolean {
  return /^--?[A-Za-z]/.test(text);
}
