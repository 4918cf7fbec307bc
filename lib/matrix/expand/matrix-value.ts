import type { MatrixObject, MatrixValue } from './model';

/** A matrix value without parts. */
export type Scalar = null | boolean | number | string;

/** Whether a value is a list; for the compiler `Array.isArray` does not narrow to read-only lists. */
export function isList<Value>(value: Value): value is Extract<Value, readonly unknown[]> {
  return Array.isArray(value);
}

/** Whether a value is an object, and so neither a list nor a scalar. */
export function isObject(value: MatrixValue): value is MatrixObject {
  return value !== null && typeof value === 'object' && !isList(value);
}

/** Whether a value is a scalar. */
export function isScalar(value: MatrixValue): value is Scalar {
  return value === null || typeof value !== 'object';
}

/** Counts the characters and parts of a value, as the cost of storing or formatting it. */
export function sizeOf(value: MatrixValue): number {
  if (isList(value)) return value.reduce<number>((size, item) => size + sizeOf(item), 1);
  if (isObject(value)) return sizeOfEntries(value.entries);
  return typeof value === 'string' ? 1 + value.length : 1;
}

/** Counts the characters and parts of keys and values. */
export function sizeOfEntries(entries: MatrixObject['entries']): number {
  return entries.reduce((size, [key, value]) => size + key.length + sizeOf(value), 1);
}
