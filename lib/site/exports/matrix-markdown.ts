import { describeFailure } from '@/lib/base/failure';
import { formatCount } from '@/lib/base/format/count';
import { formatDay, formatMinute } from '@/lib/base/format/dates';
import { escapeCell } from '@/lib/base/text/markdown-table';
import type { Problem } from '@/lib/matrix/expand/model';
import { countSelected } from '@/lib/matrix/grid/job-filter';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import type { WorkflowRun } from '@/lib/matrix/runs/model';
import { newerRun, shownRun } from '@/lib/matrix/runs/shown-run';
import { lifecycleTableWords, maintenanceOf } from '@/lib/names/distributions/end-of-life';
import type { SourceMatrix } from '@/lib/site/model/source-matrix';

import { selectionTable } from './selection-markdown';

/** The matrices that are shown, the selection of their jobs, and what could not be read. */
type ShownMatrices = {
  readonly sources: readonly {
    readonly matrix: SourceMatrix;
    readonly problems: readonly Problem[];
  }[];
  readonly jobs: readonly TestedJob[];
  readonly selected: readonly TestedJob[];
};

/** Formats a selection as Markdown to paste into an issue: where it comes from, how old it is, and the table. */
export function matrixMarkdown(
  { sources, jobs, selected }: ShownMatrices,
  { permalink, now }: { readonly permalink: string; readonly now: string },
): string {
  const titles = sources.map(({ matrix }) => matrix.source.title).join(' and ');
  const isOfMany = sources.length > 1;
  const table =
    selected.length === 0
      ? `No job of ${escapeCell(titles)} matches the selection.\n`
      : selectionTable(selected, isOfMany);
  const { count, total, unit } = countSelected(jobs, selected);
  const notes = sources.flatMap(({ problems }) => problems.map(problemLine));
  return [
    `## What Kairos tests: ${escapeCell(titles)}\n`,
    `${count} of ${formatCount(total, unit)}\n`,
    ...sources.map(({ matrix }) => `${provenanceOf(matrix)}\n`),
    table,
    ...endOfLifeLines(selected, now),
    ...(notes.length === 0 ? [] : [`Problems in the workflow:\n\n${notes.join('')}`]),
    `<${permalink}>\n`,
  ].join('\n');
}

/** The base images of the selection that get no more updates, each with its source. */
function endOfLifeLines(selected: readonly TestedJob[], now: string): readonly string[] {
  const lines = selected.flatMap((job) => {
    const maintenance = maintenanceOf(job, now);
    if (maintenance.state !== 'end-of-life') return [];
    const { words, source } = maintenance;
    return [`- ${escapeCell(job.baseImage ?? '')}: ${words} (<${source}>)\n`];
  });
  const head = `Base images at end of life (${lifecycleTableWords()}):`;
  return lines.length === 0 ? [] : [`${head}\n\n${[...new Set(lines)].join('')}`];
}

function provenanceOf(matrix: SourceMatrix): string {
  const { source, commit, ref } = matrix;
  const repository = `${source.repository.owner}/${source.repository.name}`;
  const file = `[${repository} ${source.path} at ${escapeCell(ref)} (${commit.slice(0, 7)})](${matrix.fileUrl})`;
  return `${file} · ${ageSentence(matrix)} · ${runSentence(matrix)}`;
}

function problemLine({ message, line }: Problem): string {
  return `- ${escapeCell(message)}${line === null ? '' : ` (line ${line})`}\n`;
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
