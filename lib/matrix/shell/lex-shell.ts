import { fail, ok, type Result } from '@/lib/base/result';

import { type Cursor, failAt, isDone, peek, startAt, take, takeMatch } from './cursor';
import {
  type Delimiter,
  isArrayHead,
  lexExpandedText,
  lexWord,
  takeBalanced,
  takeDelimiter,
  takeHereBody,
} from './lex-word';
import type { Assignment, Token, Word } from './syntax';

const OPERATOR = /&&|\|\||;;|\|&|[;&|()\n]/y;
const REDIRECT = /\d*(?:&>>|&>|<<<|>>|>\||<&|>&|<>|<|>)/y;

type PendingBody = { readonly delimiter: Delimiter; readonly index: number };

/** Cuts a script of the shell into tokens; fails with a sentence where a quote or a parenthesis stays open. */
export function lexShell(script: string, firstLine: number): Result<readonly Token[], string> {
  const cursor = startAt(script, firstLine);
  const tokens: Token[] = [];
  const pending: PendingBody[] = [];
  while (!isDone(cursor)) lexToken(cursor, tokens, pending);
  return cursor.failure === null ? ok(tokens) : fail(cursor.failure);
}

function lexToken(cursor: Cursor, tokens: Token[], pending: PendingBody[]): void {
  takeMatch(cursor, /(?:[ \t\r\f\v\u00a0]|\\\n)+/y);
  if (isDone(cursor)) return;
  const { line } = cursor;
  if (peek(cursor) === '#') {
    takeMatch(cursor, /[^\n]*/y);
    return;
  }
  if (peek(cursor, 2) === '((') {
    take(cursor);
    take(cursor);
    tokens.push({ kind: 'arithmetic', raw: takeArithmetic(cursor), line });
    return;
  }
  if (/^\d*<<(?!<)/.test(peek(cursor, 8))) {
    takeMatch(cursor, /\d*/y);
    pending.push({ delimiter: takeDelimiter(cursor), index: tokens.length });
    tokens.push(hereDocument({ parts: [], raw: '', line }));
    return;
  }
  if (lexRedirect(cursor, tokens)) return;

  const operator = takeMatch(cursor, OPERATOR);
  if (operator === '') lexWordToken(cursor, tokens);
  else tokens.push({ kind: 'operator', text: operator, line });
  if (operator === '\n') takeBodies(cursor, tokens, pending);
}

function takeArithmetic(cursor: Cursor): string {
  const inside = takeBalanced(cursor);
  if (peek(cursor) === ')') take(cursor);
  return inside;
}

function hereDocument(target: Word): Token {
  return { kind: 'redirect', redirect: { operator: '<<', target }, line: target.line };
}

function takeBodies(cursor: Cursor, tokens: Token[], pending: PendingBody[]): void {
  for (const { delimiter, index } of pending.splice(0)) {
    const { line } = cursor;
    const body = takeHereBody(cursor, delimiter.text);
    tokens[index] = hereDocument(
      delimiter.isQuoted ? plainWord(body, line) : lexExpandedText(body, line),
    );
  }
}

function plainWord(text: string, firstLine: number): Word {
  let line = firstLine;
  const glyphs = Array.from(text, (char) => {
    const own = line;
    if (char === '\n') line += 1;
    return { char, line: own, scope: null };
  });
  return { parts: [{ kind: 'text', glyphs, isQuoted: true }], raw: text, line: firstLine };
}

function lexRedirect(cursor: Cursor, tokens: Token[]): boolean {
  const { line } = cursor;
  const operator = takeMatch(cursor, REDIRECT);
  if (operator === '') return false;
  if (/[<>]$/.test(operator) && peek(cursor) === '(') {
    take(cursor);
    const raw = takeBalanced(cursor);
    const part = { kind: 'other', raw, isQuoted: false, line } as const;
    tokens.push({ kind: 'word', word: { parts: [part], raw, line }, line });
    return true;
  }
  takeMatch(cursor, /[ \t]+/y);
  tokens.push({ kind: 'redirect', redirect: { operator, target: lexWord(cursor) }, line });
  return true;
}

function lexWordToken(cursor: Cursor, tokens: Token[]): void {
  const { at, line } = cursor;
  const word = lexWord(cursor);
  if (peek(cursor) === '(' && isArrayHead(word)) {
    tokens.push({ kind: 'array', assignment: lexArray(cursor, word), line });
    return;
  }
  tokens.push({ kind: 'word', word, line });
  if (cursor.at === at) failAt(cursor, `Line ${line} cannot be read as a shell script.`);
}

function lexArray(cursor: Cursor, head: Word): Assignment {
  const { line, raw } = head;
  take(cursor);
  const items: Word[] = [];
  while (!isDone(cursor) && peek(cursor) !== ')') {
    takeMatch(cursor, /(?:\s|\\\n)+/y);
    if (peek(cursor) === '#') takeMatch(cursor, /[^\n]*/y);
    else if (peek(cursor) !== ')') lexItem(cursor, items);
  }
  if (isDone(cursor)) failAt(cursor, `The array opened on line ${line} is not closed.`);
  take(cursor);
  const isKeyed = items.some((item) => item.raw.startsWith('['));
  return {
    name: raw.replace(/\+?=$/, ''),
    isAppended: raw.endsWith('+='),
    line,
    value: isKeyed ? { kind: 'keyed' } : { kind: 'array', items },
  };
}

function lexItem(cursor: Cursor, items: Word[]): void {
  const { at, line } = cursor;
  if (isDone(cursor)) return;
  items.push(lexWord(cursor));
  if (cursor.at === at) failAt(cursor, `The array on line ${line} holds “${peek(cursor)}”.`);
}
