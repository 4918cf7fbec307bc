import { formatMarkdownTable } from '@/lib/base/text/markdown-table';
import { sourcesOf } from '@/lib/matrix/grid/newest-evidence';
import type { TestedJob } from '@/lib/matrix/jobs/model';

import { SOURCE_HEAD, TABLE_HEAD, tableRow } from './selection-table';

/** A selection as a Markdown table with its URL beneath, to paste into an issue. */
export function matrixSelectionMarkdown(jobs: readonly TestedJob[], url: string): string {
  return `${selectionTable(jobs, sourcesOf(jobs).length > 1)}\n<${url}>\n`;
}

/** A selection as a Markdown table; the source of each job is a column where there are several. */
export function selectionTable(jobs: readonly TestedJob[], hasSources: boolean): string {
  if (!hasSources) return formatMarkdownTable(TABLE_HEAD, jobs.map(tableRow));
  return formatMarkdownTable(
    [...TABLE_HEAD, SOURCE_HEAD],
    jobs.map((job) => [...tableRow(job), job.source]),
  );
}
