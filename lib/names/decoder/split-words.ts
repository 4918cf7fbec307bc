import { isMajorVersion } from '@/lib/names/versions/major-version';

import type { Span } from './model';

/** Most words of a text that are looked at. */
const MAX_WORDS = 400;

const WORD = /[^\s"'`,;()<>\\|]+/g;

/** Flags and keys that are written before a value without a space: `--image=`, `--build-arg=BASE_IMAGE=`. */
const KEY = /^(?:--?[A-Za-z][\w.-]{0,60}=|[A-Za-z_][\w.-]{0,60}=)/;

/** Splits a text into the words that may be names: without quotes, brackets, and flags before a value. */
export function splitWords({ text, start }: Span): readonly Span[] {
  const words: Span[] = [];
  for (const found of text.matchAll(WORD)) {
    if (words.length === MAX_WORDS) break;
    const word = withoutKeys({
      text: found[0],
      start: start + found.index,
      end: start + found.index + found[0].length,
    });
    if (word.text !== '') words.push(word);
  }
  return words;
}

function withoutKeys(word: Span): Span {
  let rest = word;
  for (let key = KEY.exec(rest.text); key !== null; key = KEY.exec(rest.text)) {
    const { length } = key[0];
    rest = { text: rest.text.slice(length), start: rest.start + length, end: rest.end };
  }
  const trimmed = rest.text.replace(/[:.]+$/, '');
  return { ...rest, text: trimmed, end: rest.start + trimmed.length };
}

/** Whether a word among others may be a name: it has a separator or a number, and is no flag and no `v4`. */
export function mayBeName(word: string): boolean {
  if (isMajorVersion(word)) return false;
  return /[/:@]|[0-9]|-(?:core|standard)-|^latest$/.test(word) && !word.startsWith('-');
}
