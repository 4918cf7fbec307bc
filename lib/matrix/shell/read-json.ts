import { fail, ok, type Result } from '@/lib/base/result';

import type { Glyph, ListNode, Node, ObjectNode } from './model';
import { takeWork, type State } from './state';

/** What the filter of `jq` knows beside JSON: its input and its named arguments. */
export type JqScope = {
  readonly input: Node | null;
  readonly bindings: ReadonlyMap<string, Node>;
};

type Reader = {
  readonly glyphs: readonly Glyph[];
  /** Null reads plain JSON. */
  readonly jq: JqScope | null;
  readonly firstLine: number;
  readonly state: State;
  at: number;
  depth: number;
};

const DEPTH_LIMIT = 60;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Reads JSON whose parts know their lines. Values that stand in the text as a whole keep theirs. */
export function readJson(
  glyphs: readonly Glyph[],
  state: State,
  line: number,
): Result<Node, string> {
  return readAll({ glyphs, jq: null, firstLine: line, state, at: 0, depth: 0 });
}

/**
 * Evaluates the filters of `jq` that put a list together: its input `.`, named arguments, lists and
 * objects, and `+`. Any other filter is not understood.
 */
export function runJqFilter(
  glyphs: readonly Glyph[],
  jq: JqScope,
  { state, line }: { readonly state: State; readonly line: number },
): Result<Node, string> {
  return readAll({ glyphs, jq, firstLine: line, state, at: 0, depth: 0 });
}

function readAll(reader: Reader): Result<Node, string> {
  const why = takeWork(reader.state, reader.glyphs.length + 1);
  if (why !== null) return fail(why.reason);
  const node = readSum(reader);
  skipBlanks(reader);
  if (node === null || reader.at < reader.glyphs.length) {
    const what =
      reader.jq === null ? 'is no JSON that can be read' : 'is a filter of jq that is not followed';
    return fail(`Line ${lineAt(reader)} ${what}.`);
  }
  return ok(node);
}

function charAt(reader: Reader): string {
  const glyph = reader.glyphs[reader.at];
  return glyph !== undefined && 'char' in glyph ? glyph.char : '';
}

function lineAt(reader: Reader): number {
  for (let at = Math.min(reader.at, reader.glyphs.length - 1); at >= 0; at -= 1) {
    const glyph = reader.glyphs[at];
    if (glyph !== undefined && 'line' in glyph) return glyph.line;
  }
  return reader.firstLine;
}

function scopeAt(reader: Reader): string | null {
  const glyph = reader.glyphs[reader.at];
  return glyph !== undefined && 'scope' in glyph ? glyph.scope : null;
}

function skipBlanks(reader: Reader): void {
  while (/^[ \t\r\n]$/.test(charAt(reader))) reader.at += 1;
}

function takeChar(reader: Reader, char: string): boolean {
  skipBlanks(reader);
  if (charAt(reader) !== char) return false;
  reader.at += 1;
  return true;
}

function takeWhile(reader: Reader, pattern: RegExp): string {
  let text = '';
  while (pattern.test(charAt(reader))) {
    text += charAt(reader);
    reader.at += 1;
  }
  return text;
}

function readSum(reader: Reader): Node | null {
  let sum = readTerm(reader);
  while (reader.jq !== null && sum !== null && takeChar(reader, '+')) {
    const isUpdate = takeUpdate(reader);
    const next = readTerm(reader);
    sum = next === null || isUpdate ? null : add(sum, next, reader.state);
  }
  return sum;
}

/** `+=` changes a part of the input and is not followed. */
function takeUpdate(reader: Reader): boolean {
  return charAt(reader) === '=';
}

function readTerm(reader: Reader): Node | null {
  skipBlanks(reader);
  const whole = reader.glyphs[reader.at];
  if (whole !== undefined && 'node' in whole) {
    reader.at += 1;
    return whole.node;
  }
  reader.depth += 1;
  const node = reader.depth > DEPTH_LIMIT ? null : readWritten(reader);
  reader.depth -= 1;
  return node;
}

function readWritten(reader: Reader): Node | null {
  const char = charAt(reader);
  if (char === '[') return readList(reader);
  if (char === '{') return readObject(reader);
  if (char === '"') return readString(reader);
  if (/^[-\d]$/.test(char)) return readNumber(reader);
  if (/^[a-z]$/.test(char)) return readWord(reader);
  return reader.jq === null ? null : readJqTerm(reader, reader.jq);
}

function readJqTerm(reader: Reader, jq: JqScope): Node | null {
  if (takeChar(reader, '(')) {
    const node = readSum(reader);
    return takeChar(reader, ')') ? node : null;
  }
  if (takeChar(reader, '.')) return /^[\w."[$]$/.test(charAt(reader)) ? null : jq.input;
  return takeChar(reader, '$') ? readBinding(reader, jq) : null;
}

function readBinding(reader: Reader, jq: JqScope): Node | null {
  const name = takeWhile(reader, /^\w$/);
  return /^[.[]$/.test(charAt(reader)) ? null : (jq.bindings.get(name) ?? null);
}

type Begin = { readonly start: number; readonly scope: string | null };

function begin(reader: Reader): Begin {
  return { start: lineAt(reader), scope: scopeAt(reader) };
}

/** The lines from where a value began to the character that was taken last. */
function placed(reader: Reader, { start, scope }: Begin) {
  return { lines: { start, end: lineAt({ ...reader, at: reader.at - 1 }) }, scope };
}

function readList(reader: Reader): ListNode | null {
  const begun = begin(reader);
  const items: Node[] = [];
  reader.at += 1;
  if (takeChar(reader, ']')) return { kind: 'list', items, ...placed(reader, begun) };
  do {
    const item = readSum(reader);
    if (item === null) return null;
    items.push(item);
  } while (takeChar(reader, ','));
  return takeChar(reader, ']') ? { kind: 'list', items, ...placed(reader, begun) } : null;
}

function readObject(reader: Reader): ObjectNode | null {
  const begun = begin(reader);
  const entries = new Map<string, Node>();
  reader.at += 1;
  if (takeChar(reader, '}')) return { kind: 'object', entries: [], ...placed(reader, begun) };
  do {
    const entry = readEntry(reader);
    if (entry === null) return null;
    entries.set(...entry);
  } while (takeChar(reader, ','));
  if (!takeChar(reader, '}')) return null;
  return { kind: 'object', entries: [...entries], ...placed(reader, begun) };
}

function readEntry(reader: Reader): [key: string, value: Node] | null {
  skipBlanks(reader);
  const { jq } = reader;
  if (jq !== null && charAt(reader) === '$') {
    reader.at += 1;
    const start = reader.at;
    const value = readBinding(reader, jq);
    const name = keyText({ ...reader, at: start });
    return value === null ? null : [name, value];
  }
  const key = charAt(reader) === '"' ? readString(reader)?.value : jqKey(reader);
  if (typeof key !== 'string' || key === '' || !takeChar(reader, ':')) return null;
  const value = readTerm(reader);
  return value === null ? null : [key, value];
}

function jqKey(reader: Reader): string {
  return reader.jq === null ? '' : keyText(reader);
}

function keyText(reader: Reader): string {
  return takeWhile(reader, /^\w$/);
}

function readString(reader: Reader) {
  const begun = begin(reader);
  let value = '';
  reader.at += 1;
  while (charAt(reader) !== '"') {
    const char = charAt(reader);
    const text = char === '\\' ? readEscape(reader) : char;
    if (text === '' || text === null || (char !== '\\' && char < ' ')) return null;
    value += text;
    reader.at += 1;
  }
  reader.at += 1;
  return { kind: 'scalar', value, loop: null, ...placed(reader, begun) } as const;
}

function readEscape(reader: Reader): string | null {
  reader.at += 1;
  const char = charAt(reader);
  if (char !== 'u') return ESCAPES[char] ?? null;
  let digits = '';
  for (let count = 0; count < 4; count += 1) {
    reader.at += 1;
    digits += charAt(reader);
  }
  return /^[\da-f]{4}$/i.test(digits) ? String.fromCharCode(Number.parseInt(digits, 16)) : null;
}

function readNumber(reader: Reader): Node | null {
  const begun = begin(reader);
  const text = takeWhile(reader, /^[-+.\deE]$/);
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text)) return null;
  return { kind: 'scalar', value: Number(text), loop: null, ...placed(reader, begun) };
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function readWord(reader: Reader): Node | null {
  const begun = begin(reader);
  const value = WORDS.get(takeWhile(reader, /^\w$/));
  if (value === undefined) return null;
  return { kind: 'scalar', value, loop: null, ...placed(reader, begun) };
}

/** Adds as jq does: lists follow each other, later keys of objects win, null adds nothing. */
function add(left: Node, right: Node, state: State): Node | null {
  if (isNull(left)) return right;
  if (isNull(right)) return left;
  if (takeWork(state, partsOf(left) + partsOf(right)) !== null) return null;
  if (left.kind === 'list' && right.kind === 'list') {
    return { ...left, items: [...left.items, ...right.items] };
  }
  if (left.kind === 'object' && right.kind === 'object') {
    return { ...left, entries: [...new Map([...left.entries, ...right.entries])] };
  }
  return null;
}

function partsOf(node: Node): number {
  if (node.kind === 'scalar') return 1;
  return 1 + (node.kind === 'list' ? node.items : node.entries).length;
}

function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}
