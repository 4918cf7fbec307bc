import { formatCount } from '@/lib/base/format/count';
import { escapeCell, formatMarkdownTable } from '@/lib/base/text/markdown-table';
import {
  CHANGE_WORDS,
  describeValueChange,
  resultsOfSide,
  titleOfCell,
} from '@/lib/matrix/compare/describe-cell';
import { CHANGE_KINDS, type ComparedCell } from '@/lib/matrix/compare/model';
import { countKinds } from '@/lib/matrix/compare/select-cells';
import type { MatrixAt } from '@/lib/site/model/matrix-at';
import type { MatrixComparison } from '@/lib/site/model/matrix-compare-page';
import { describeMatrixAt } from '@/lib/site/notices/describe-matrix-at';

const HEAD = ['Base image', 'Architecture', 'Tests', 'Before', 'After', 'Why'];

/** Formats a comparison of two matrices as Markdown to paste into an issue, one table for each kind of change. */
export function matrixCompareMarkdown(comparison: MatrixComparison, permalink: string): string {
  const { from, to, cells, selected, listed, doubts } = comparison;
  const of =
    selected.length === cells.length
      ? ''
      : ` (${selected.length} of ${formatCount(cells.length, 'cell')} selected)`;
  return [
    '## Difference of two test matrices\n',
    `${sideOf(from)} to ${sideOf(to)}\n`,
    `${countWords(selected)}${of}\n`,
    ...doubts.map((doubt) => `${escapeCell(doubt)}\n`),
    ...changeTables(listed),
    `<${permalink}>\n`,
  ].join('\n');
}

/** Formats cells as one table for each kind of change. */
export function changeTables(cells: readonly ComparedCell[]): readonly string[] {
  const tables = CHANGE_KINDS.flatMap((kind) => {
    const those = cells.filter((cell) => cell.kind === kind);
    if (those.length === 0) return [];
    return [`### ${CHANGE_WORDS[kind]}\n`, formatMarkdownTable(HEAD, those.map(rowOf))];
  });
  return tables.length === 0 ? ['No cell to list.\n'] : tables;
}

/** Counts the cells of each kind in a sentence. */
export function countWords(cells: readonly ComparedCell[]): string {
  const { dropped, added, changed, same, silent } = countKinds(cells);
  const silently = silent === 0 ? '' : ` (${silent} silently)`;
  return `${formatCount(dropped, 'cell')} dropped${silently}, ${added} added, ${changed} changed, ${same} in both`;
}

function sideOf(side: MatrixAt): string {
  return `[${escapeCell(describeMatrixAt(side))}](${side.matrix.fileUrl})`;
}

function rowOf(cell: ComparedCell): readonly string[] {
  const { image, arch, tests } = titleOfCell(cell);
  const why = [
    ...cell.values.map(describeValueChange),
    ...cell.causes.map(({ sentence, lines }) =>
      lines === null ? sentence : `${sentence} (line ${lines.start})`,
    ),
  ];
  return [
    image,
    arch,
    tests,
    resultsOfSide(cell.before) ?? 'not tested',
    resultsOfSide(cell.after) ?? 'not tested',
    cell.kind === 'same' ? '' : why.join(' '),
  ];
}
