import { formatCount } from '@/lib/base/format/count';
import { escapeCell } from '@/lib/base/text/markdown-table';
import type { WhatIf } from '@/lib/site/model/what-if';
import { describeMatrixAt } from '@/lib/site/notices/describe-matrix-at';

import { changeTables, countWords } from './matrix-compare-markdown';

/** Formats what a pasted workflow would test as Markdown to paste into a pull request. */
export function whatIfMarkdown({ base, total, cells, problems, doubts }: WhatIf): string {
  const listed = cells.filter(({ kind }) => kind !== 'same');
  return [
    '## What the pasted workflow would test\n',
    `${formatCount(total, 'job')}, compared with [${escapeCell(describeMatrixAt(base))}](${base.matrix.fileUrl}): ${countWords(cells)}\n`,
    ...doubts.map((doubt) => `${escapeCell(doubt)}\n`),
    ...problems.map(
      ({ message, line }) => `- ${escapeCell(message)}${line === null ? '' : ` (line ${line})`}\n`,
    ),
    ...changeTables(listed),
  ].join('\n');
}
