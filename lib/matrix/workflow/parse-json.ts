import { isObject } from '@/lib/matrix/expand/matrix-value';
import type { MatrixObject, MatrixValue } from '@/lib/matrix/expand/model';

import { EvaluationError } from './evaluation-error';

const MAX_DEPTH = 100;
const BLANK = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
const NUMBER = /[-+]?(?!0\d)(?:0x[\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(?![\w.])/iy;
const WORD = /[-\w$]+/y;
const WORDS: ReadonlyMap<string, MatrixValue> = new Map<string, MatrixValue>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', null],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);
const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * Evaluates the `fromJSON` function; keys keep the order of the text. As GitHub's reader does, it accepts single
 * quotes, keys without quotes, a comma after the last value, and comments.
 *
 * @see https://github.com/actions/runner/blob/main/src/Sdk/Expressions/Sdk/Functions/FromJson.cs
 */
export function parseJson(text: string): MatrixValue {
  const reader = new JsonReader(text, 0);
  const value = reader.readValue(1);
  reader.skipBlanks();
  if (reader.position < text.length) refuse();
  return value;
}

/** Reads one object that starts at a position of a text, and where it ends; null if none does. */
export function parseJsonObjectAt(
  text: string,
  position: number,
): { readonly object: MatrixObject; readonly end: number } | null {
  const reader = new JsonReader(text, position);
  try {
    const value = reader.readValue(1);
    return isObject(value) ? { object: value, end: reader.position } : null;
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}

class JsonReader {
  readonly #text: string;
  position: number;

  constructor(text: string, position: number) {
    this.#text = text;
    this.position = position;
  }

  readValue(depth: number): MatrixValue {
    if (depth > MAX_DEPTH)
      throw new EvaluationError('The text given to fromJSON is nested too deeply.');
    this.skipBlanks();
    const next = this.#text[this.position];
    if (next === '[') return this.#readList(depth);
    if (next === '{') return this.#readObject(depth);
    if (next === '"' || next === "'") return this.#readText(next);
    const number = this.#take(NUMBER);
    if (number !== null) return Number(number.replace(/^\+/, ''));
    const word = WORDS.get(this.#take(WORD) ?? '');
    return word === undefined ? refuse() : word;
  }

  skipBlanks(): void {
    this.#take(BLANK);
  }

  #readList(depth: number): readonly MatrixValue[] {
    const items: MatrixValue[] = [];
    this.position += 1;
    while (!this.#takes(']')) {
      items.push(this.readValue(depth + 1));
      if (!this.#takes(',') && !this.#is(']')) refuse();
    }
    return items;
  }

  #readObject(depth: number): MatrixObject {
    const entries = new Map<string, MatrixValue>();
    this.position += 1;
    while (!this.#takes('}')) {
      const key = this.#readKey();
      if (!this.#takes(':')) refuse();
      entries.set(key, this.readValue(depth + 1));
      if (!this.#takes(',') && !this.#is('}')) refuse();
    }
    return { entries: [...entries] };
  }

  #readKey(): string {
    const next = this.#text[this.position];
    return next === '"' || next === "'" ? this.#readText(next) : (this.#take(WORD) ?? refuse());
  }

  #readText(quote: string): string {
    const parts: string[] = [];
    this.position += 1;
    for (;;) {
      const next = this.#text[this.position];
      this.position += 1;
      if (next === undefined) return refuse();
      if (next === quote) return parts.join('');
      parts.push(next === '\\' ? this.#readEscape() : next);
    }
  }

  #readEscape(): string {
    const letter = this.#text[this.position] ?? '';
    this.position += 1;
    if (letter !== 'u') {
      if (!/^["'\\/bfnrt]$/.test(letter)) return refuse();
      return ESCAPES[letter] ?? letter;
    }
    const code = this.#text.slice(this.position, this.position + 4);
    if (!/^[\da-f]{4}$/i.test(code)) return refuse();
    this.position += 4;
    return String.fromCharCode(Number.parseInt(code, 16));
  }

  #is(character: string): boolean {
    this.skipBlanks();
    return this.#text[this.position] === character;
  }

  #takes(character: string): boolean {
    const isNext = this.#is(character);
    if (isNext) this.position += 1;
    return isNext;
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.position += found.length;
    return found;
  }
}

function refuse(): never {
  throw new EvaluationError('The text given to fromJSON is not valid JSON.');
}
