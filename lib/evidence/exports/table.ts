import { formatCsv } from '@/lib/base/text/csv';
import { formatMarkdownTable } from '@/lib/base/text/markdown-table';
import type { PackageChange } from '@/lib/evidence/diff/model';
import type { Package } from '@/lib/evidence/packages/model';

/** A column of an exported table. */
export type TableColumn<Row> = {
  readonly heading: string;
  readonly textOf: (row: Row) => string;
};

/** The columns of a table of packages. */
export const PACKAGE_COLUMNS: readonly TableColumn<Package>[] = [
  { heading: 'Type', textOf: ({ type }) => type },
  { heading: 'Namespace', textOf: ({ namespace }) => namespace },
  { heading: 'Name', textOf: ({ name }) => name },
  { heading: 'Version', textOf: ({ version }) => version },
  { heading: 'Architecture', textOf: ({ arch }) => arch },
  { heading: 'Licence', textOf: ({ licence }) => licence },
  { heading: 'Source', textOf: ({ source }) => source },
  { heading: 'Package URL', textOf: ({ purl }) => purl },
];

/** The columns of a table of changes. */
export const CHANGE_COLUMNS: readonly TableColumn<PackageChange>[] = [
  { heading: 'Change', textOf: ({ kind }) => kind },
  { heading: 'Type', textOf: ({ type }) => type },
  { heading: 'Namespace', textOf: ({ namespace }) => namespace },
  { heading: 'Name', textOf: ({ name }) => name },
  { heading: 'Before', textOf: ({ before }) => before.join(', ') },
  { heading: 'After', textOf: ({ after }) => after.join(', ') },
  { heading: 'Source', textOf: ({ sources }) => sources.join(', ') },
];

/** Formats rows as CSV with a head. What a spreadsheet would run as a formula gets a leading apostrophe. */
export function formatTableCsv<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
): string {
  return formatCsv([headOf(columns), ...rows.map((row) => cellsOf(columns, row))]);
}

/** Formats rows as a Markdown table. Texts are escaped, so that none breaks out of its cell. */
export function formatTableMarkdown<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
): string {
  const body = rows.map((row) => cellsOf(columns, row));
  return formatMarkdownTable(headOf(columns), body);
}

function headOf<Row>(columns: readonly TableColumn<Row>[]): readonly string[] {
  return columns.map(({ heading }) => heading);
}

function cellsOf<Row>(columns: readonly TableColumn<Row>[], row: Row): readonly string[] {
  return columns.map(({ textOf }) => textOf(row));
}
