import type { TextTable } from './text-table';

/** Whether the text with an index is among those that were chosen. */
export type ChosenTexts = (index: number) => boolean;

/** Looks up chosen texts once; none chosen keeps all. */
export function marksOf(table: TextTable, chosen: readonly string[]): ChosenTexts {
  if (chosen.length === 0) return () => true;
  const indexes = new Set(chosen.map((text) => table.find(text)));
  return (index) => indexes.has(index);
}
