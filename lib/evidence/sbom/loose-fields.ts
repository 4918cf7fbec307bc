/**
 * The fields of a JSON object, unread.
 *
 * SBOMs are read field by field and not by one schema: a wrong field then loses only that field and not its
 * package, and a schema library compiles code at run time, which the content security policy of the page
 * forbids.
 */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object; null for lists and everything else. */
export function asFields(value: unknown): Fields | null {
  return isFields(value) ? value : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as text; a number is written out, and everything else is empty. `NOASSERTION` says nothing too. */
export function asText(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== 'NOASSERTION' ? value : '';
}

/** A field of an object as text; empty where the object itself does not have it. */
export function textAt(fields: Fields, key: string): string {
  return asText(valueAt(fields, key));
}

/** A field of an object as a list; empty for everything else. */
export function listAt(fields: Fields, key: string): readonly unknown[] {
  const value = valueAt(fields, key);
  return Array.isArray(value) ? value : [];
}

/** A field of an object as an object. */
export function fieldsAt(fields: Fields, key: string): Fields | null {
  return asFields(valueAt(fields, key));
}

/** A field of an object, never one that it inherits. */
export function valueAt(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}
