import { formatNumber } from './format-number';
import { indexValue } from './index-value';
import { looseEqual } from './loose-equal';
import { isList, isObject, isScalar, type Scalar } from './matrix-value';
import type { MatrixEntries, MatrixValue } from './model';

/** The leaves that a combination must have; a filter without leaves matches every combination. */
export type MatrixFilter = readonly {
  readonly path: readonly (string | number)[];
  readonly value: Scalar;
}[];

/**
 * Makes a filter of an `exclude` entry, or of the axis keys of an `include` entry. An object or a list matches
 * if all of its leaves do, so parts that the filter leaves out may be anything.
 */
export function toFilter(entries: MatrixEntries): MatrixFilter {
  return entries.flatMap(([key, value]) => leavesOf(value, [key]));
}

/** Whether a combination has every leaf of a filter, compared with the loose `==`; a missing part is null. */
export function matches(combination: MatrixEntries, filter: MatrixFilter): boolean {
  return filter.every(({ path, value }) => looseEqual(follow(combination, path), value));
}

function leavesOf(value: MatrixValue, path: readonly (string | number)[]): MatrixFilter {
  if (isScalar(value)) return [{ path, value: asWritten(value) }];
  const parts: readonly (readonly [string | number, MatrixValue])[] = isList(value)
    ? value.map((item, position) => [position, item])
    : value.entries;
  return parts.flatMap(([step, part]) => leavesOf(part, [...path, step]));
}

/** GitHub compares numbers after formatting them, with 15 digits. */
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
