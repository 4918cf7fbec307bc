/** A place in a text that is being read. It moves; `failure` is the first thing that could not be read. */
export type Cursor = {
  readonly text: string;
  at: number;
  line: number;
  /** How many parentheses stand around the present character whose texts are not read yet. */
  depth: number;
  failure: string | null;
};

/** Begins at the first character of a text whose first line has the given number. */
export function startAt(text: string, line: number): Cursor {
  return { text, at: 0, line, depth: 0, failure: null };
}

/** The next characters without taking them. */
export function peek(cursor: Cursor, length = 1): string {
  return cursor.text.slice(cursor.at, cursor.at + length);
}

/** Takes the next characters, counting lines. */
export function take(cursor: Cursor, length = 1): string {
  const taken = peek(cursor, length);
  for (const char of taken) if (char === '\n') cursor.line += 1;
  cursor.at += taken.length;
  return taken;
}

/** Takes what the sticky pattern matches here; an empty text where it does not. */
export function takeMatch(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  return take(cursor, pattern.exec(cursor.text)?.[0].length ?? 0);
}

/** Whether nothing is left, or reading has failed. */
export function isDone(cursor: Cursor): boolean {
  return cursor.failure !== null || cursor.at >= cursor.text.length;
}

/** Notes the first failure; reading ends there. */
export function failAt(cursor: Cursor, reason: string): void {
  cursor.failure ??= reason;
}
