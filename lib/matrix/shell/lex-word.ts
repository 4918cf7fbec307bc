import { type Cursor, failAt, isDone, peek, startAt, take, takeMatch } from './cursor';
import type { Glyph } from './model';
import { glyphText, type Word, type WordPart } from './syntax';

const META = /[\s;&|()<>]/;
const NAME = /[A-Za-z_]\w*/y;
const WHOLE_ARRAY = /^([A-Za-z_]\w*)\[[@*]\]$/;

/** Parentheses within quotes within parentheses, deeper than this, are not read. */
const DEPTH_LIMIT = 40;

/** Reads the word that begins here: quotes, expansions and plain characters up to a blank or an operator. */
export function lexWord(cursor: Cursor): Word {
  const { at, line } = cursor;
  const parts: WordPart[] = [];
  while (!isDone(cursor) && !META.test(peek(cursor))) lexPart(cursor, parts);
  return { parts: mergeText(parts), raw: cursor.text.slice(at, cursor.at), line };
}

/** Reads a text in which only expansions are special, as in a here-document whose delimiter is not quoted. */
export function lexExpandedText(text: string, line: number): Word {
  const cursor = startAt(text, line);
  const parts: WordPart[] = [];
  while (!isDone(cursor)) lexQuotedPart(cursor, parts, /[$`\\]/);
  return { parts: mergeText(parts), raw: text, line };
}

/** Takes a text up to the parenthesis that closes it, over quotes, comments and here-documents. */
export function takeBalanced(cursor: Cursor): string {
  cursor.depth += 1;
  if (cursor.depth > DEPTH_LIMIT) failAt(cursor, `Line ${cursor.line} is nested too deeply.`);
  const inside = takeInside(cursor);
  cursor.depth -= 1;
  return inside;
}

function takeInside(cursor: Cursor): string {
  const start = cursor.at;
  const { line } = cursor;
  const delimiters: string[] = [];
  let depth = 1;
  while (!isDone(cursor)) {
    const char = peek(cursor);
    if (char === ')' && depth === 1) {
      const inside = cursor.text.slice(start, cursor.at);
      take(cursor);
      return inside;
    }
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    skipInside(cursor, delimiters);
  }
  failAt(cursor, `The parenthesis opened on line ${line} is not closed.`);
  return '';
}

function skipInside(cursor: Cursor, delimiters: string[]): void {
  const char = peek(cursor);
  if (char === '\\') take(cursor, 2);
  else if (char === "'") takeSingleQuoted(cursor);
  else if (char === '"') lexDoubleQuoted(cursor);
  else if (char === '#' && /\s/.test(cursor.text.charAt(cursor.at - 1)))
    takeMatch(cursor, /[^\n]*/y);
  else if (peek(cursor, 3) === '<<<') take(cursor, 3);
  else if (peek(cursor, 2) === '<<') delimiters.push(takeDelimiter(cursor).text);
  else if (take(cursor) === '\n') {
    for (const delimiter of delimiters.splice(0)) takeHereBody(cursor, delimiter);
  }
}

/** A here-document's delimiter; a quoted one leaves its text as it stands. */
export type Delimiter = { readonly text: string; readonly isQuoted: boolean };

/** Takes `<<`, `<<-` and the delimiter that follows. */
export function takeDelimiter(cursor: Cursor): Delimiter {
  takeMatch(cursor, /<<-?[ \t]*/y);
  const raw = takeMatch(cursor, /[^\s;&|()<>]+/y);
  const text = raw.replace(/['"\\]/g, '');
  if (text === '') failAt(cursor, `The here-document on line ${cursor.line} has no delimiter.`);
  return { text, isQuoted: text !== raw };
}

/** Takes the lines of a here-document and the line that ends it. */
export function takeHereBody(cursor: Cursor, delimiter: string): string {
  const { line } = cursor;
  const lines: string[] = [];
  while (!isDone(cursor)) {
    const next = takeMatch(cursor, /[^\n]*\n?/y);
    if (next.replace(/^\t+/, '').trimEnd() === delimiter) return lines.join('');
    lines.push(next);
  }
  failAt(cursor, `The here-document that begins on line ${line} has no end.`);
  return '';
}

function lexPart(cursor: Cursor, parts: WordPart[]): void {
  const char = peek(cursor);
  const two = peek(cursor, 2);
  if (two === '\\\n') take(cursor, 2);
  else if (char === '\\') parts.push(quoted(escaped(cursor)));
  else if (char === "'") parts.push(quoted(takeSingleQuoted(cursor)));
  else if (char === '"') parts.push(...lexDoubleQuoted(cursor));
  else if (two === "$'") parts.push(lexAnsiQuoted(cursor));
  else if (char === '$') parts.push(lexDollar(cursor, false));
  else if (char === '`') parts.push(lexBackticks(cursor, false));
  else parts.push({ kind: 'text', glyphs: [glyph(cursor)], isQuoted: false });
}

function lexDoubleQuoted(cursor: Cursor): readonly WordPart[] {
  const { line } = cursor;
  take(cursor);
  const parts: WordPart[] = [quoted([])];
  while (!isDone(cursor)) {
    if (peek(cursor) === '"') {
      take(cursor);
      return parts;
    }
    lexQuotedPart(cursor, parts, /[$`"\\]/);
  }
  failAt(cursor, `The quote opened on line ${line} is not closed.`);
  return parts;
}

/** Within double quotes a backslash takes only the special characters of `special` and ends of lines. */
function lexQuotedPart(cursor: Cursor, parts: WordPart[], special: RegExp): void {
  const char = peek(cursor);
  const two = peek(cursor, 2);
  if (two === '\\\n') take(cursor, 2);
  else if (char === '\\' && special.test(two.charAt(1))) parts.push(quoted(escaped(cursor)));
  else if (char === '$') parts.push(lexDollar(cursor, true));
  else if (char === '`') parts.push(lexBackticks(cursor, true));
  else parts.push(quoted([glyph(cursor)]));
}

function takeSingleQuoted(cursor: Cursor): readonly Glyph[] {
  const { line } = cursor;
  const glyphs: Glyph[] = [];
  take(cursor);
  while (!isDone(cursor) && peek(cursor) !== "'") glyphs.push(glyph(cursor));
  if (isDone(cursor)) failAt(cursor, `The quote opened on line ${line} is not closed.`);
  take(cursor);
  return glyphs;
}

function lexAnsiQuoted(cursor: Cursor): WordPart {
  const { at, line } = cursor;
  takeMatch(cursor, /\$'(?:[^'\\]|\\[^])*'?/y);
  return { kind: 'other', raw: cursor.text.slice(at, cursor.at), isQuoted: true, line };
}

function lexBackticks(cursor: Cursor, isQuoted: boolean): WordPart {
  const { at, line } = cursor;
  takeMatch(cursor, /`(?:[^`\\]|\\[^])*`?/y);
  return { kind: 'other', raw: cursor.text.slice(at, cursor.at), isQuoted, line };
}

function lexDollar(cursor: Cursor, isQuoted: boolean): WordPart {
  const { at, line } = cursor;
  const other = (): WordPart => ({
    kind: 'other',
    raw: cursor.text.slice(at, cursor.at),
    isQuoted,
    line,
  });
  const dollar = glyph(cursor);
  if (peek(cursor, 2) === '{{') {
    takeMatch(cursor, /\{\{[^]*?(?:\}\}|$)/y);
    return other();
  }
  if (peek(cursor) === '{') return lexBraces(cursor, isQuoted, other);
  if (peek(cursor, 2) === '((') {
    take(cursor);
    takeBalanced(cursor);
    return other();
  }
  if (peek(cursor) === '(') {
    take(cursor);
    const scriptLine = cursor.line;
    return { kind: 'command', script: takeBalanced(cursor), isQuoted, line: scriptLine };
  }
  const name = takeMatch(cursor, NAME);
  if (name !== '') return { kind: 'variable', name, isWhole: false, isQuoted, line };
  if (takeMatch(cursor, /[\d@*#?$!-]/y) !== '') return other();
  return { kind: 'text', glyphs: [dollar], isQuoted };
}

function lexBraces(cursor: Cursor, isQuoted: boolean, other: () => WordPart): WordPart {
  const { line } = cursor;
  const inside = takeMatch(cursor, /\{(?:[^{}\\]|\\[^]|\{[^{}]*\})*\}/y).slice(1, -1);
  if (inside === '') {
    failAt(cursor, `The expansion on line ${line} is not closed.`);
    return other();
  }
  if (/^[A-Za-z_]\w*$/.test(inside)) {
    return { kind: 'variable', name: inside, isWhole: false, isQuoted, line };
  }
  const array = WHOLE_ARRAY.exec(inside)?.[1];
  if (array === undefined) return other();
  return { kind: 'variable', name: array, isWhole: true, isQuoted, line };
}

function escaped(cursor: Cursor): readonly Glyph[] {
  take(cursor);
  return isDone(cursor) ? [] : [glyph(cursor)];
}

function glyph(cursor: Cursor): Glyph {
  const { line } = cursor;
  return { char: take(cursor), line, scope: null };
}

function quoted(glyphs: readonly Glyph[]): WordPart {
  return { kind: 'text', glyphs, isQuoted: true };
}

/** Neighbouring texts of one kind become one, so that a plain word is a single part. */
function mergeText(parts: readonly WordPart[]): readonly WordPart[] {
  const merged: { glyphs: Glyph[]; isQuoted: boolean; kind: 'text' }[] = [];
  const all: WordPart[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    const open = merged.at(-1);
    if (part.kind !== 'text') all.push(part);
    else if (open !== undefined && last === open && open.isQuoted === part.isQuoted) {
      for (const each of part.glyphs) open.glyphs.push(each);
    } else {
      const fresh = { kind: 'text' as const, glyphs: [...part.glyphs], isQuoted: part.isQuoted };
      merged.push(fresh);
      all.push(fresh);
    }
  }
  return all;
}

/** Whether a word so far is the head of an array, `name=` or `name+=`. */
export function isArrayHead(word: Word): boolean {
  const [part] = word.parts;
  if (part?.kind !== 'text' || part.isQuoted || word.parts.length !== 1) return false;
  return /^[A-Za-z_]\w*\+?=$/.test(glyphText(part.glyphs));
}
