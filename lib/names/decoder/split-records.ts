import type { Field } from './model';
import type { Entry } from './read-fields';

/**
 * Splits the entries of a manifest into the records that belong together: the document, and each item of a
 * list with the entries below it.
 */
export function splitRecords(entries: readonly Entry[]): readonly (readonly Field[])[] {
  const document: Entry[] = [];
  const items: Entry[][] = [];
  let column: number | null = null;
  for (const entry of entries) {
    if (column !== null && (entry.indent < column || (entry.isItem && entry.indent <= column))) {
      column = null;
    }
    if (entry.isItem && column === null) {
      column = entry.indent;
      items.push([]);
    }
    (column === null ? document : (items.at(-1) ?? document)).push(entry);
  }
  return [document, ...items].filter((record) => record.length > 0);
}
