import 'server-only';

/** Values in one response; the largest of GitHub have some hundred thousand. */
const MOST_VALUES = 1_000_000;

const [COMMA, BRACE, BRACKET, QUOTE, BACKSLASH] = [',', '{', '[', '"', '\\'].map((character) =>
  character.charCodeAt(0),
);

/**
 * Whether JSON has so many values that reading it would need far more memory than its text, e.g. millions of empty
 * objects. Punctuation within texts does not count: notes may be long and full of it.
 */
export function isTooDense(json: string): boolean {
  if (json.length <= MOST_VALUES) return false;
  let values = 0;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfText(json, at);
    else if (code === COMMA || code === BRACE || code === BRACKET) values += 1;
  }
  return values > MOST_VALUES;
}

/** Where the text that starts at a quote ends. */
function endOfText(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json.charCodeAt(at) !== QUOTE) {
    at += json.charCodeAt(at) === BACKSLASH ? 2 : 1;
  }
  return at;
}
