import { toNumber, toText } from './coerce';
import { foldCase } from './fold-case';
import { isList, isObject, isScalar } from './matrix-value';
import type { MatrixEntries, MatrixValue } from './model';

/**
 * Evaluates `value[index]` as GitHub's expression language does: keys ignore case, positions count from 0 and
 * are rounded down. Undefined if there is no such part.
 */
export function indexValue(value: MatrixValue, index: MatrixValue): MatrixValue | undefined {
  if (isList(value)) return value[Math.floor(toNumber(index))];
  if (isObject(value) && isScalar(index)) return findValue(value.entries, toText(index));
  return undefined;
}

/** Finds the value of a key, the exact spelling first, then ignoring case; undefined if there is none. */
export function findValue(entries: MatrixEntries, key: string): MatrixValue | undefined {
  const exact = entries.find(([candidate]) => candidate === key);
  if (exact !== undefined) return exact[1];
  const folded = foldCase(key);
  return entries.find(([candidate]) => foldCase(candidate) === folded)?.[1];
}
