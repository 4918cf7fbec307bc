import { groupBy } from '@/lib/base/text/group-by';

import { without } from './change-selection';
import { countUnits } from './count-units';
import type { Facet, FacetOptions, Filter, Selection } from './model';
import { selectRows } from './select-rows';

/**
 * Lists every facet with every value that a row has, in the order of the rows, and how many rows each would
 * leave under the other choices. A chosen value that no row has comes last, so that it can be taken back.
 */
export function listFacets<Row>(
  rows: readonly Row[],
  selection: Selection,
  filter: Filter<Row>,
): readonly FacetOptions[] {
  return filter.facets.map((facet) => {
    const chosen = new Set(selection.choices.get(facet.key));
    const counts = countValues(
      selectRows(rows, without(selection, facet.key), filter),
      facet,
      filter,
    );
    const values = new Set([...rows.flatMap(facet.valuesOf), ...chosen]);
    const options = [...values].map((value) => ({
      value,
      label: labelOf(facet, value, rows),
      isChosen: chosen.has(value),
      count: counts.get(value) ?? 0,
    }));
    return { key: facet.key, label: facet.label, options };
  });
}

/** Lists every facet with the values that have matches, and the chosen values in any case. */
export function listUsefulFacets<Row>(
  rows: readonly Row[],
  selection: Selection,
  filter: Filter<Row>,
): readonly FacetOptions[] {
  return listFacets(rows, selection, filter).map((facet) => ({
    ...facet,
    options: facet.options.filter(({ count, isChosen }) => count > 0 || isChosen),
  }));
}

/** Words a value of a facet for the reader. */
export function labelOf<Row>(facet: Facet<Row>, value: string, rows: readonly Row[]): string {
  return facet.labelOf?.(value, rows) ?? value;
}

function countValues<Row>(
  rows: readonly Row[],
  { valuesOf }: Facet<Row>,
  filter: Filter<Row>,
): ReadonlyMap<string, number> {
  const pairs = rows.flatMap((row) => valuesOf(row).map((value) => ({ row, value })));
  return new Map(
    [...groupBy(pairs, ({ value }) => value)].map(([value, own]) => [
      value,
      countUnits(
        own.map(({ row }) => row),
        filter,
      ),
    ]),
  );
}
