import 'server-only';
import type { z } from 'zod';

/** Rows that could be read, and how many could not. */
export type Rows<Row> = { readonly rows: readonly Row[]; readonly unreadable: number };

/** Reads a list row by row: a row that cannot be read is counted, and the others are kept. */
export function parseEach<Row>(schema: z.ZodType<Row>, list: readonly unknown[]): Rows<Row> {
  const read = list.map((row) => schema.safeParse(row));
  const rows = read.flatMap(({ success, data }) => (success ? [data] : []));
  return { rows, unreadable: list.length - rows.length };
}
