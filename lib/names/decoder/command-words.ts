import type { Span } from './model';

/** A word of a command line, without its quotes. */
export type CommandWord = Span;

/** Most words of one command line that are read. */
const MAX_WORDS = 300;

const WORD =
  /"((?:[^"\\]|\\.){0,2000})"|'([^']{0,2000})'|((?:[^\s"'\\]|\\[^\r\n]){1,2000}(?:"[^"]{0,2000}"|'[^']{0,2000}')?)/g;

/** Splits a command line into words as a shell does, as far as that matters for flags and their values. */
export function splitCommand({ text, start }: Span): readonly CommandWord[] {
  const words: CommandWord[] = [];
  for (const found of text.matchAll(WORD)) {
    if (words.length === MAX_WORDS) break;
    const [written, double, single, bare] = found;
    const word = (double ?? single ?? bare ?? '').replace(/\\?["']/g, '');
    words.push({
      text: word,
      start: start + found.index,
      end: start + found.index + written.length,
    });
  }
  return words;
}

/** Splits the words at `&&`, `;` and `|`: one command after another. */
export function splitCommands(words: readonly CommandWord[]): readonly (readonly CommandWord[])[] {
  const commands: CommandWord[][] = [[]];
  for (const word of words) {
    if (/^(?:&&|\|\|?|;|&)$/.test(word.text)) commands.push([]);
    else commands.at(-1)?.push({ ...word, text: word.text.replace(/;$/, '') });
  }
  return commands.filter((command) => command.length > 0);
}
