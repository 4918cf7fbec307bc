import { without } from './change-selection';
import { countUnits } from './count-units';
import { TEXT_KEY, type Filter, type Selection } from './model';
import { selectRows } from './select-rows';

/** A choice that could be dropped, with the rows that this would leave. */
export type WayBack = { readonly key: string; readonly label: string; readonly count: number };

/**
 * Lists the choices of a selection that keeps nothing, each with the rows that dropping it would bring back;
 * those that bring back most come first.
 */
export function waysBack<Row>(
  rows: readonly Row[],
  selection: Selection,
  filter: Filter<Row>,
): readonly WayBack[] {
  const text = selection.text.trim();
  const choices = [
    ...filter.facets.filter(({ key }) => selection.choices.has(key)),
    ...(text === '' ? [] : [{ key: TEXT_KEY, label: `text “${text}”` }]),
  ];
  return choices
    .map(({ key, label }) => ({
      key,
      label,
      count: countUnits(selectRows(rows, without(selection, key), filter), filter),
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}

/** Says which other choice leaves a value without rows; a combination of several is not taken apart. */
export function blockerOf<Row>(
  rows: readonly Row[],
  selection: Selection,
  filter: Filter<Row>,
  { key, value }: { readonly key: string; readonly value: string },
): string {
  const facet = filter.facets.find((each) => each.key === key);
  const wanted = rows.filter((row) => facet?.valuesOf(row).includes(value) ?? false);
  const [best] = waysBack(wanted, without(selection, key), filter);
  return best?.label ?? 'the other filters together';
}
