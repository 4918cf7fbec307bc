import { isList, isObject } from './matrix-value';
import type { MatrixEntries, MatrixValue } from './model';

/** A JSON value. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * Converts a combination to a JSON object. Every key becomes an own property of the object, `__proto__` too;
 * JavaScript moves integer keys to the front.
 */
export function toJsonObject(entries: MatrixEntries): { readonly [key: string]: JsonValue } {
  const object: { [key: string]: JsonValue } = {};
  for (const [key, value] of entries) {
    const property = { value: toJson(value), enumerable: true, configurable: true, writable: true };
    Object.defineProperty(object, key, property);
  }
  return object;
}

/** Converts a matrix value to JSON. Infinity and NaN, which JSON does not have, become null. */
export function toJson(value: MatrixValue): JsonValue {
  if (isList(value)) return value.map(toJson);
  if (isObject(value)) return toJsonObject(value.entries);
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

/** Converts JSON to a matrix value; keys keep the order of the JavaScript object. */
export function fromJson(value: JsonValue): MatrixValue {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(fromJson);
  return { entries: Object.entries(value).map(([key, part]) => [key, fromJson(part)] as const) };
}
