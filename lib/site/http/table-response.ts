import 'server-only';
import {
  formatTableCsv,
  formatTableMarkdown,
  type TableColumn,
} from '@/lib/evidence/exports/table';

import { markdownType } from './markdown-type';
import { respondText } from './respond';

/** The formats of a table other than JSON. */
export type TableFormat = 'csv' | 'md';

type Table<Row> = {
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** What is above the table in Markdown. */
  readonly heading: string;
  /** Name of the file without its ending. */
  readonly name: string;
};

/** Responds with a table as CSV or Markdown, which is plain text where the request prefers that. */
export function respondTable<Row>(
  request: Request,
  format: TableFormat,
  table: Table<Row>,
): Response {
  const { columns, rows, heading, name } = table;
  if (format === 'csv') {
    const body = formatTableCsv(columns, rows);
    return respondText('text/csv; charset=utf-8', body, { fileName: `${name}.csv` });
  }
  const body = `${heading}\n\n${formatTableMarkdown(columns, rows)}`;
  return respondText(markdownType(request), body);
}
