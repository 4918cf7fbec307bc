import { type Package, PACKAGE_SOURCES } from '@/lib/evidence/packages/model';

import { STORED_VERSION } from './format-stored-list';
import { type Column, COLUMN_NAMES, type ColumnName, type StoredList } from './model';
import { purlOfRest } from './purl-rest';

/**
 * Parses the text of a stored list; null where it is none, or of another version. Checked without a schema
 * library: hundreds of lists are loaded, and it needs ten times as long.
 */
export function parseStoredList(text: string): StoredList | null {
  const stored = fieldsOf(parseJson(text));
  const written = fieldsOf(stored?.['columns']);
  const count = stored?.['count'];
  if (stored?.['version'] !== STORED_VERSION || written === null || typeof count !== 'number') {
    return null;
  }
  const columns = {
    type: readColumn(written['type'], count),
    namespace: readColumn(written['namespace'], count),
    name: readColumn(written['name'], count),
    version: readColumn(written['version'], count),
    arch: readColumn(written['arch'], count),
    licence: readColumn(written['licence'], count),
    rest: readColumn(written['rest'], count),
    source: readColumn(written['source'], count),
  };
  if (!isComplete(columns)) return null;
  return columns.source.values.every(isSource) ? { count, columns } : null;
}

/** The packages of a stored list, as they were formatted. */
export function packagesOf({ count, columns }: StoredList): readonly Package[] {
  const textAt = (name: ColumnName, row: number) => {
    const { values, rows } = columns[name];
    return values[rows[row] ?? 0] ?? '';
  };
  return Array.from({ length: count }, (_, row) => {
    const named = {
      type: textAt('type', row),
      namespace: textAt('namespace', row),
      name: textAt('name', row),
      version: textAt('version', row),
    };
    const source = textAt('source', row);
    return {
      ...named,
      arch: textAt('arch', row),
      licence: textAt('licence', row),
      purl: purlOfRest(named, textAt('rest', row)),
      source: PACKAGE_SOURCES.find((each) => each === source) ?? 'sbom',
    };
  });
}

function isSource(value: string): boolean {
  return PACKAGE_SOURCES.some((source) => source === value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null ? { ...value } : null;
}

function isComplete(
  columns: Readonly<Record<ColumnName, Column | null>>,
): columns is Readonly<Record<ColumnName, Column>> {
  return COLUMN_NAMES.every((name) => columns[name] !== null);
}

/** Reads a column: each new text must be used before the next, and none may be left over. */
function readColumn(value: unknown, count: number): Column | null {
  const { values, rows: codes }: Fields = fieldsOf(value) ?? {};
  if (!isTexts(values) || !isCodes(codes) || codes.length !== count) return null;
  const rows = new Uint32Array(count);
  let used = 0;
  for (const [row, code] of codes.entries()) {
    if (code > used) return null;
    rows[row] = code === 0 ? used : code - 1;
    if (code === 0) used += 1;
  }
  return used === values.length ? { values, rows } : null;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isCodes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((each) => Number.isInteger(each) && each >= 0);
}
