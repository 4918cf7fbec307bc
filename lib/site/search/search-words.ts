/** Longest search over the site, in UTF-16 code units; a pasted name is shorter. */
export const SITE_SEARCH_LIMIT = 1_000;

/** The words of a search, in lower case. */
export function searchWords(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether a text has every word. */
export function hasEveryWord(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}
