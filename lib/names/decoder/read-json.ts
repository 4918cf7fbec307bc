import type { Place } from './model';
import type { Entry } from './read-fields';
import type { Statement } from './split-statements';

/** Deepest nesting and most entries that are read. */
const MAX_DEPTH = 20;
const MAX_ENTRIES = 1_000;

/** Reads a text that is one JSON document as the manifest that it is; null for any other text. */
export function readJson(text: string): readonly Statement[] | null {
  if (!/^\s*[{[]/.test(text)) return null;
  const value = parse(text);
  if (!isObject(value)) return null;
  const entries: Entry[] = [];
  collect(value, { text, entries }, { depth: 0, isItem: false });
  return [{ kind: 'manifest', span: { start: 0, end: text.length, text }, entries }];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Reading = { readonly text: string; readonly entries: Entry[] };

type Level = { readonly depth: number; readonly isItem: boolean };

function collect(value: object, reading: Reading, { depth, isItem }: Level): void {
  const { text, entries } = reading;
  if (depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) {
      if (isObject(item)) collect(item, reading, { depth, isItem: true });
    }
    return;
  }
  for (const [index, [key, inner]] of Object.entries(value).entries()) {
    if (entries.length >= MAX_ENTRIES) return;
    const written = typeof inner === 'string' || typeof inner === 'number' ? String(inner) : '';
    const place = placeOf(text, entries.at(-1)?.end ?? 0, [key, written]);
    entries.push({ key, value: written, ...place, indent: depth, isItem: isItem && index === 0 });
    if (isObject(inner)) collect(inner, reading, { depth: depth + 1, isItem: false });
  }
}

/** Where key and value are after a position; empty if they are written with escapes. */
function placeOf(text: string, after: number, [key, value]: readonly [string, string]): Place {
  const start = text.indexOf(`"${key}"`, after);
  const end = start < 0 ? -1 : text.indexOf(value, start + key.length + 2);
  return start < 0 || end < 0 ? { start: after, end: after } : { start, end: end + value.length };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
