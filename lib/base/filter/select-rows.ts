import type { Choices, Facet, Filter, Selection } from './model';
import { searchRows } from './search-text';

/**
 * Decides which rows a selection keeps: those with one of the chosen values of each facet, and with every
 * word in their text. A choice under a key that is no facet keeps every row.
 */
export function selectRows<Row>(
  rows: readonly Row[],
  { text, choices }: Selection,
  { facets, textOf }: Filter<Row>,
): readonly Row[] {
  const chosen = facets.filter(({ key }) => choices.has(key));
  const kept = rows.filter((row) => chosen.every((facet) => hasChoice(row, facet, choices)));
  return searchRows(kept, text, textOf);
}

function hasChoice<Row>(row: Row, { key, valuesOf }: Facet<Row>, choices: Choices): boolean {
  const chosen = choices.get(key) ?? [];
  return valuesOf(row).some((value) => chosen.includes(value));
}
