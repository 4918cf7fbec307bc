import { formatCount } from '@/lib/base/format/count';
import { codeBlock } from '@/lib/base/text/markdown-code';
import { escapeCell } from '@/lib/base/text/markdown-table';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { WhatIf } from '@/lib/site/model/what-if';
import { describeMatrixAt } from '@/lib/site/notices/describe-matrix-at';
import { paths } from '@/lib/site/url/paths';

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

/** Formats as Markdown how to send a workflow: the page without a text to expand. */
export function whatIfHelpMarkdown(origin: string): string {
  const url = `${origin}${paths.matrixWhatIfApi}`;
  const sources = matrixSources.map(({ id }) => `\`${id}\``).join(' or ');
  return [
    '# What a workflow would test\n',
    'Send a workflow file or a changed matrix: it is expanded as GitHub does, and compared with the matrix of a source. It is not stored.\n',
    'As Markdown:\n',
    codeBlock(
      'sh',
      `curl -fsS '${url}' --data-urlencode workflow@test.yml -d source=${matrixSources[0].id}`,
    ),
    'As JSON:\n',
    codeBlock(
      'sh',
      `curl -fsS '${url}?source=${matrixSources[0].id}' --data-binary @test.yml -H 'content-type: text/plain'`,
    ),
    `\`source\` is ${sources}. \`at\` is a branch, tag, commit or day of the source; without it, its default branch.\n`,
    `Also: [the comparison of two refs](${origin}${paths.matrixCompareMarkdown}) and [the history](${origin}${paths.matrixHistoryMarkdown}).\n`,
  ].join('\n');
}
