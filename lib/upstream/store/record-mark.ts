import 'server-only';
import { fileNameOf } from './file-name';
import { parseRecord } from './parse-record';

/** How the text of every record begins. */
const HEAD = '{"key":"';

/**
 * Whether a file was written by this program, by what is inside: a record, or the start of the record that its
 * name belongs to. Only such a file may be renamed.
 */
export function isOurRecord(name: string, text: string): boolean {
  return parseRecord(text) !== null || fileNameOf(keyAtStartOf(text) ?? '') === name;
}

/** Whether text may be the start of a record, so that a temporary file may be deleted. */
export function mayBeStartOfRecord(text: string): boolean {
  return text.startsWith(HEAD) || HEAD.startsWith(text);
}

function keyAtStartOf(text: string): string | null {
  const [, json] = /^\{"key":("(?:[^"\\]|\\.)+")/.exec(text.slice(0, 10_000)) ?? [];
  if (json === undefined) return null;
  try {
    return String(JSON.parse(json));
  } catch {
    return null;
  }
}
