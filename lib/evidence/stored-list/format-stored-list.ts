import type { Package } from '@/lib/evidence/packages/model';

import { COLUMN_NAMES, type ColumnName } from './model';
import { restOfPurl } from './purl-rest';

/** The version of the stored form. A list of another version is not read. */
export const STORED_VERSION = 1;

/**
 * Formats packages as a stored list, in their order. Each column has its distinct texts, and for each row 0 where
 * the next new text begins, else the position of an earlier text, counted from 1. So a column of texts that all
 * differ is a row of zeros, which compresses to nothing.
 */
export function formatStoredList(packages: readonly Package[]): string {
  const columns = COLUMN_NAMES.map((name) => [name, columnOf(packages, name)]);
  return JSON.stringify({
    version: STORED_VERSION,
    count: packages.length,
    columns: Object.fromEntries(columns),
  });
}

function columnOf(packages: readonly Package[], name: ColumnName) {
  const positions = new Map<string, number>();
  const rows = packages.map((one) => {
    const text = name === 'rest' ? restOfPurl(one, one.purl) : one[name];
    const position = positions.get(text);
    if (position !== undefined) return position;
    positions.set(text, positions.size + 1);
    return 0;
  });
  return { values: [...positions.keys()], rows };
}
