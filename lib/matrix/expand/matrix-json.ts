import { isList, isObject } from './matrix-value';
import type { MatrixEntries, MatrixValue } from './model';

/** A value of JSON. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * Makes a plain JSON object of a combination. Every key becomes an own property, `__proto__` too; JavaScript
 * puts keys that look like whole numbers first.
 */
export function toJsonObject(entries: MatrixEntries): { readonly [key: string]: JsonValue } {
  const object: { [key: string]: JsonValue } = {};
  for (const [key, value] of entries) {
    const property = { value: toJson(value), enumerable: true, configurable: true, writable: true };
    Object.defineProperty(object, key, property);
  }
  return object;
}

/** Makes a plain JSON value of a value of a matrix. Infinity and NaN, which JSON lacks, become null. */
export function toJson(value: MatrixValue): JsonValue {
  if (isList(value)) return value.map(toJson);
  if (isObject(value)) return toJsonObject(value.entries);
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

/** Makes a value of a matrix of a JSON value; keys keep the order JavaScript gives them. */
export function fromJson(value: JsonValue): MatrixValue {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(fromJson);
  return { entries: Object.entries(value).map(([key, part]) => [key, fromJson(part)] as const) };
}
