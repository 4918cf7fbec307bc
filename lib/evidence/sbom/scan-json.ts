/** Where a JSON value ends, how deeply it is nested and how many values it has about. */
export type JsonExtent = {
  /** Index after the value; null where the text ends before the value does. */
  readonly end: number | null;
  readonly depth: number;
  /** Lists, objects and commas outside of text, which is about what parsing costs in memory. */
  readonly values: number;
};

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const OPENING = [91, 123];
const CLOSING = [93, 125];

/**
 * Finds the extent of the list or object that begins at an index, without building anything, so that a text can
 * be refused before it is parsed. Says nothing about whether the JSON is valid.
 */
export function scanJson(text: string, start: number): JsonExtent {
  let depth = 0;
  let deepest = 0;
  let values = 0;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    at += 1;
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COMMA) values += 1;
    else if (OPENING.includes(code)) {
      depth += 1;
      values += 1;
      if (depth > deepest) deepest = depth;
    } else if (CLOSING.includes(code)) {
      depth -= 1;
      if (depth <= 0) return { end: at, depth: deepest, values };
    }
  }
  return { end: null, depth: deepest, values };
}

/** Index after the quote that ends a string; the quotes after an odd number of backslashes do not. */
function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start);
  while (quote !== -1) {
    let before = quote;
    while (before > start && text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((quote - before) % 2 === 0) return quote + 1;
    quote = text.indexOf('"', quote + 1);
  }
  return text.length;
}
