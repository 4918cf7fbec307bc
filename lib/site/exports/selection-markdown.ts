import { formatMarkdownTable } from '@/lib/base/text/markdown-table';
import type { TestedJob } from '@/lib/matrix/jobs/model';

import { TABLE_HEAD, tableRow } from './selection-table';

/** A selection as a Markdown table with its permalink beneath, to paste into an issue. */
export function matrixSelectionMarkdown(jobs: readonly TestedJob[], permalink: string): string {
  return `${formatMarkdownTable(TABLE_HEAD, jobs.map(tableRow))}\n<${permalink}>\n`;
}
