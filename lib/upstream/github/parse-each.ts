import 'server-only';
import { z } from 'zod';

import { fail, ok, type Result } from '@/lib/base/result';

/** What can still be read of an unreadable row: which one it is. */
export type OddRow = { readonly id: number | null; readonly name: string | null };

/** The rows of a list that could be read, and what is left of the others. */
export type Rows<Row> = { readonly rows: readonly Row[]; readonly odd: readonly OddRow[] };

const id = z.int().positive().nullable().catch(null);
const name = z.string().min(1).nullable().catch(null);

/**
 * Reads a list row by row, in its order. A row that cannot be read costs no other row, and is not lost: the
 * caller counts it, and keeps what an earlier response had in its place. `nameKey` is the key of the row's
 * own name.
 */
export function parseRows<Row>(
  schema: z.ZodType<Row>,
  list: readonly unknown[],
  nameKey: 'name' | 'tag_name' = 'name',
): readonly Result<Row, OddRow>[] {
  return list.map((each) => {
    const { success, data } = schema.safeParse(each);
    return success ? ok(data) : fail(readOddRow(each, nameKey));
  });
}

/** Reads a list as {@link parseRows} does, with the odd rows apart. */
export function parseEach<Row>(schema: z.ZodType<Row>, list: readonly unknown[]): Rows<Row> {
  const read = parseRows(schema, list);
  return {
    rows: read.flatMap((each) => (each.ok ? [each.value] : [])),
    odd: read.flatMap((each) => (each.ok ? [] : [each.failure])),
  };
}

function readOddRow(row: unknown, nameKey: string): OddRow {
  const fields = new Map(typeof row === 'object' && row !== null ? Object.entries(row) : []);
  return { id: id.parse(fields.get('id')), name: name.parse(fields.get(nameKey)) };
}

/** Rows that were stored of an earlier response and are now unreadable: they stay unchanged. */
export function keptOf<Stored extends { readonly id: number }>(
  stored: readonly Stored[],
  odd: readonly OddRow[],
  nameOf: (each: Stored) => string,
): readonly Stored[] {
  // A row without an id and a name may be any.
  if (odd.some((row) => row.id === null && row.name === null)) return stored;
  const ids = new Set(odd.map((row) => row.id));
  const names = new Set(odd.map((row) => row.name));
  return stored.filter((each) => ids.has(each.id) || names.has(nameOf(each)));
}
