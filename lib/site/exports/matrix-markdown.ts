import { describeFailure } from '@/lib/base/failure';
import { formatDay, formatMinute } from '@/lib/base/format/dates';
import { escapeCell, formatMarkdownTable } from '@/lib/base/text/markdown-table';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import type { WorkflowRun } from '@/lib/matrix/runs/model';
import { newerRun, shownRun } from '@/lib/matrix/runs/shown-run';
import type { ShownMatrix } from '@/lib/site/api/matrix-response';
import type { SourceMatrix } from '@/lib/site/model/source-matrix';

import { TABLE_HEAD, tableRow } from './selection-table';

/** Formats a selection as Markdown to paste into an issue: where it comes from, how old it is, and the table. */
export function matrixMarkdown(
  { matrix, jobs, selected, problems }: ShownMatrix,
  permalink: string,
): string {
  const { source, commit, ref } = matrix;
  const repository = `${source.repository.owner}/${source.repository.name}`;
  const file = `[${repository} ${source.path} at ${escapeCell(ref)} (${commit.slice(0, 7)})](${matrix.fileUrl})`;
  const table =
    selected.length === 0
      ? 'No job of this matrix matches the selection.\n'
      : formatMarkdownTable(TABLE_HEAD, selected.map(tableRow));
  const notes = problems.map(
    ({ message, line }) => `- ${escapeCell(message)}${line === null ? '' : ` (line ${line})`}\n`,
  );
  return [
    `## What Kairos tests: ${escapeCell(source.title)}\n`,
    `${selected.length} of ${jobs.length} jobs · ${file} · ${ageSentence(matrix)}\n`,
    `${runSentence(matrix)}\n`,
    table,
    ...(notes.length === 0 ? [] : [`Problems in the workflow:\n\n${notes.join('')}`]),
    `<${permalink}>\n`,
  ].join('\n');
}

function ageSentence({ freshness, repository, committedAt }: SourceMatrix): string {
  const failure = freshness.failure === null ? '' : `, ${describeFailure(freshness.failure)}`;
  switch (freshness.state) {
    case 'live':
      return `checked ${formatMinute(freshness.checkedAt ?? freshness.fetchedAt)}${repository?.archived ? ', repository archived' : ''}`;
    case 'stale':
      return `not updated since ${formatMinute(freshness.checkedAt ?? freshness.fetchedAt)}${failure}`;
    case 'snapshot':
      return `snapshot from a copy${committedAt === null ? '' : ` of ${formatDay(committedAt)}`}, read on ${formatDay(freshness.fetchedAt)}${failure}`;
  }
}

function runSentence({ runs }: SourceMatrix): string {
  const run = runs === null ? null : shownRun(runs);
  if (runs === null || run === null) return 'No CI results for this matrix.';
  const newer = newerRun(runs);
  return `CI: ${runWords(run)}${newer === null ? '' : `; newer: ${runWords(newer)}`}.`;
}

function runWords(run: WorkflowRun): string {
  const when = run.completedAt === null ? 'in progress' : `ended ${formatMinute(run.completedAt)}`;
  return `[run ${run.id}](${run.url}) ${CONCLUSION_WORDS[run.conclusion]}, ${when}, commit ${run.commit.slice(0, 7)}`;
}
