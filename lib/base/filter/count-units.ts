import type { Filter } from './model';

/** Counts rows as a filter says: each, or those that are one and the same once. */
export function countUnits<Row>(
  rows: readonly Row[],
  { unitOf }: Pick<Filter<Row>, 'unitOf'>,
): number {
  return unitOf === undefined ? rows.length : new Set(rows.map(unitOf)).size;
}
