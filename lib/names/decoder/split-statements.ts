import type { Field, Span } from './model';
import { readEntry, readSettings, type Entry } from './read-fields';

/** A part of a text that belongs together. */
export type Statement =
  /** Lines of `KEY=value`. */
  | { readonly kind: 'settings'; readonly span: Span; readonly fields: readonly Field[] }
  /** Lines of `key: value`, up to the next document. */
  | { readonly kind: 'manifest'; readonly span: Span; readonly entries: readonly Entry[] }
  /** A line of anything else, with the lines that continue it. */
  | { readonly kind: 'line'; readonly span: Span };

/** Splits a text into statements: settings and manifests keep their lines together, any other line is one. */
export function splitStatements(text: string): readonly Statement[] {
  const statements: Statement[] = [];
  let open: Statement | null = null;
  const close = () => {
    if (open !== null) statements.push(open);
    open = null;
  };
  for (const line of splitLines(text)) {
    if (/^\s*(?:#.*|\/\/.*|```\w*)?$/.test(line.text)) continue;
    if (/^---\s*$/.test(line.text) || /^\s*[{}[\],]+\s*$/.test(line.text)) {
      if (line.text.startsWith('---')) close();
      continue;
    }
    const next = statementOf(line);
    const joined: Statement | null = open === null ? null : join(open, next);
    if (joined === null) close();
    open = joined ?? next;
  }
  close();
  return statements;
}

function statementOf(line: Span): Statement {
  const fields = readSettings(line);
  if (fields !== null) return { kind: 'settings', span: line, fields };
  const entry = readEntry(line);
  if (entry !== null) return { kind: 'manifest', span: line, entries: [entry] };
  return { kind: 'line', span: line };
}

function join(open: Statement, next: Statement): Statement | null {
  const span = { start: open.span.start, end: next.span.end, text: '' };
  if (open.kind === 'settings' && next.kind === 'settings') {
    return { ...open, span, fields: [...open.fields, ...next.fields] };
  }
  if (open.kind !== 'manifest' || next.kind !== 'manifest') return null;
  const isNextDocument = next.entries.some(({ key }) => key === 'apiVersion');
  return isNextDocument ? null : { ...open, span, entries: [...open.entries, ...next.entries] };
}

/** The lines of a text; a line that ends in `\` continues in the next one. */
function splitLines(text: string): readonly Span[] {
  const lines: Span[] = [];
  let start = 0;
  while (start < text.length) {
    let end = lineEnd(text, start);
    while (/\\\r?$/.test(text.slice(Math.max(start, end - 2), end)) && end < text.length) {
      end = lineEnd(text, end + 1);
    }
    lines.push({ start, end, text: text.slice(start, end) });
    start = end + 1;
  }
  return lines;
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}
