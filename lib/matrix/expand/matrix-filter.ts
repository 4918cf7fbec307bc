import { formatNumber } from './format-number';
import { indexValue } from './index-value';
import { looseEqual } from './loose-equal';
import { isList, isObject, isScalar, type Scalar } from './matrix-value';
import type { MatrixEntries, MatrixValue } from './model';

/** What a combination must hold, leaf by leaf; a filter without leaves fits every combination. */
export type MatrixFilter = readonly {
  readonly path: readonly (string | number)[];
  readonly value: Scalar;
}[];

/**
 * Takes an `exclude`, or the axis keys of an `include`, apart into its leaves. Objects and lists fit when all
 * their leaves do, so parts that the filter does not name are free.
 */
export function toFilter(entries: MatrixEntries): MatrixFilter {
  return entries.flatMap(([key, value]) => leavesOf(value, [key]));
}

/** Tells whether a combination holds every leaf of a filter, compared with the loose `==`; a missing part is null. */
export function fits(combination: MatrixEntries, filter: MatrixFilter): boolean {
  return filter.every(({ path, value }) => looseEqual(follow(combination, path), value));
}

function leavesOf(value: MatrixValue, path: readonly (string | number)[]): MatrixFilter {
  if (isScalar(value)) return [{ path, value: asWritten(value) }];
  const parts: readonly (readonly [string | number, MatrixValue])[] = isList(value)
    ? value.map((item, position) => [position, item])
    : value.entries;
  return parts.flatMap(([step, part]) => leavesOf(part, [...path, step]));
}

/** GitHub compares with the number as it writes it, which has 15 digits. */
function asWritten(value: Scalar): Scalar {
  return typeof value === 'number' && Number.isFinite(value) ? Number(formatNumber(value)) : value;
}

function follow(combination: MatrixEntries, path: readonly (string | number)[]): MatrixValue {
  let value: MatrixValue = { entries: combination };
  for (const step of path) {
    if (!isList(value) && !isObject(value)) return null;
    value = indexValue(value, step) ?? null;
  }
  return value;
}
