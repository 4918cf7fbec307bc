import { parseSync } from 'vite';

import type { SourceFile } from './read-module';

/** A text that a module may show, and its line. */
export type ShownText = { readonly text: string; readonly line: number };

type Node = { readonly type: string; readonly [key: string]: unknown };

/** Attributes of JSX that are not shown. */
const UNREAD_ATTRIBUTES = new Set(['className', 'href', 'id', 'd', 'viewBox', 'htmlFor']);

/** Nodes whose texts are not shown: what is thrown is a defect of the code. */
const UNREAD_NODES = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration.source',
  'ThrowStatement',
  'TSLiteralType',
]);

/**
 * Reads the texts that a module may show: the text of JSX, and every literal with a blank in it. Of a template
 * the values are left out. Paths, classes and the messages of thrown errors are not shown.
 */
export function shownTexts({ path, text }: SourceFile): readonly ShownText[] {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path} cannot be parsed: ${error.message}`);
  return [...textsOf(program)].map(({ text: shown, start }) => ({
    text: shown,
    line: text.slice(0, start).split('\n').length,
  }));
}

type Found = { readonly text: string; readonly start: number };

function* textsOf(value: unknown): Generator<Found> {
  if (Array.isArray(value)) for (const item of value) yield* textsOf(item);
  else if (isNode(value) && !UNREAD_NODES.has(value.type) && !isUnreadAttribute(value)) {
    yield* ownTexts(value);
    for (const child of Object.values(value)) yield* textsOf(child);
  }
}

function* ownTexts({ type, value, start }: Node): Generator<Found> {
  const at = typeof start === 'number' ? start : 0;
  if (typeof value === 'string' && (type === 'JSXText' || (type === 'Literal' && isWords(value)))) {
    yield { text: value, start: at };
  }
  if (type !== 'TemplateElement' || typeof value !== 'object' || value === null) return;
  const cooked = 'cooked' in value ? value.cooked : null;
  if (typeof cooked === 'string' && isWords(cooked)) yield { text: cooked, start: at };
}

function isWords(text: string): boolean {
  return /[A-Za-z’'] [A-Za-z“]|^ [a-z]|[a-z] $/.test(text);
}

function isUnreadAttribute({ type, name }: Node): boolean {
  if (type !== 'JSXAttribute' || !isNode(name)) return false;
  const { name: word } = name;
  return typeof word === 'string' && UNREAD_ATTRIBUTES.has(word);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
