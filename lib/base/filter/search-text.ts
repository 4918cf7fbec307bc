import { cutText } from '@/lib/base/text/cut-text';

/** Longest text that is searched for, on every page that has a search; what is longer is cut. */
export const SEARCH_LIMIT = 200;

/** Reads the text of a search out of a URL: without blanks around it, cut to the limit. */
export function readSearchText(value: string | null): string {
  return cutText((value ?? '').trim(), SEARCH_LIMIT).trimEnd();
}

/** Splits the text of a search into its words, in lower case. */
export function searchWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/**
 * Keeps the rows in whose text every word of a search occurs, also within a word. `textOf` gives a row's
 * text in lower case and is not called where nothing is searched for.
 */
export function searchRows<Row>(
  rows: readonly Row[],
  text: string,
  textOf: (row: Row) => string,
): readonly Row[] {
  const words = searchWords(text);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const searched = textOf(row);
    return words.every((word) => searched.includes(word));
  });
}
