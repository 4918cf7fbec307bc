import 'server-only';

/** Values in one response; the largest of GitHub have some hundred thousand. */
const MOST_VALUES = 1_000_000;

const [COMMA, BRACE, BRACKET] = [',', '{', '['].map((character) => character.charCodeAt(0));

/**
 * Whether JSON has so many values that reading it would need far more memory than its text, e.g. millions of empty
 * objects. Punctuation within texts counts too, which the limit leaves room for.
 */
export function isTooDense(json: string): boolean {
  if (json.length <= MOST_VALUES) return false;
  let values = 0;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === COMMA || code === BRACE || code === BRACKET) values += 1;
  }
  return values > MOST_VALUES;
}
