import { formatAge, formatDay } from '@/lib/base/format/dates';
import { describeCell } from '@/lib/matrix/grid/cell-words';
import { columnOf } from '@/lib/matrix/grid/combination';
import { findGap } from '@/lib/matrix/grid/gap';
import { layOutGrid, type GridCell } from '@/lib/matrix/grid/grid';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { isOldResult, OLD_DAYS } from '@/lib/matrix/runs/result-age';
import { maintenanceOf } from '@/lib/names/distributions/end-of-life';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import type { Badge, BadgeTone } from './badge';

type Selected = {
  readonly query: MatrixQuery;
  readonly jobs: readonly TestedJob[];
  readonly selected: readonly TestedJob[];
  /** What the filters select in words; null for everything. */
  readonly words: string | null;
  readonly now: string;
};

type TestedCell = Extract<GridCell, { readonly kind: 'tested' }>;

/**
 * Decides the badge of a cell or of a selection of the matrix. It is good only where every combination passed within
 * the last 30 days: an old result says its age, and a combination without a result is counted as one.
 */
export function matrixBadge({ query, jobs, selected, words, now }: Selected): Badge {
  const at = query.ref === null ? '' : ` at ${query.ref}`;
  const gap = query.gap === null ? null : findGap(jobs, query.gap);
  if (gap !== null) {
    const { row, column } = gap;
    return notTested(`${nameOf(row)}, ${column.arch}, ${column.title}${at}`);
  }
  const open = query.cell === null ? undefined : jobs.find(({ id }) => id === query.cell);
  const shown = open === undefined ? selected : [open];
  const label = `${open === undefined ? (words ?? 'Kairos tests') : cellName(open)}${at}`;
  const cells = cellsOf(jobs, shown);
  const [first] = cells;
  if (first === undefined) return notTested(label);
  return cells.length === 1 ? ofOne(label, first, now) : ofMany(label, cells, now);
}

function notTested(label: string): Badge {
  const message = 'not tested';
  return { label, message, tone: 'neutral', title: `${label}: ${message} by any job` };
}

function ofOne(label: string, cell: TestedCell, now: string): Badge {
  const { verdict, day, isOld, newer } = describeCell({ ...cell, from: null }, now);
  const details = [
    day === null ? verdict : `${verdict}, result of ${day}`,
    ...(newer === null ? [] : [newer]),
    ...endOfLife(cell, now),
  ];
  const tone = toneOf({ failed: cell.state === 'failed', passed: cell.state === 'passed', isOld });
  return { label, message: verdict, tone, title: `${label}: ${details.join('; ')}` };
}

function ofMany(label: string, cells: readonly TestedCell[], now: string): Badge {
  const old = cells.filter((cell) => describeCell(cell, now).isOld).length;
  const failed = cells.filter(({ state }) => state === 'failed').length;
  const passed = cells.filter(({ state }) => state === 'passed').length;
  const count = cells.length;
  const verdicts = failed > 0 ? `${failed} of ${count} failed` : passedWords(passed, count);
  const age = old === 0 ? '' : `, ${old === count ? 'all' : old} over ${OLD_DAYS} days old`;
  const hasFreshFailure = cells.some(
    (cell) => cell.state === 'failed' && !describeCell(cell, now).isOld,
  );
  const tone = toneOf({
    failed: failed > 0,
    passed: passed === count,
    isOld: failed > 0 ? !hasFreshFailure : old > 0,
  });
  const others = count - failed - passed;
  const details = [
    `${passed} of ${count} passed`,
    `${failed} failed`,
    ...(others === 0 ? [] : [`${others} without a verdict`]),
    ...daysOf(cells, now),
  ];
  return { label, message: `${verdicts}${age}`, tone, title: `${label}: ${details.join('; ')}` };
}

function toneOf({
  failed,
  passed,
  isOld,
}: {
  readonly failed: boolean;
  readonly passed: boolean;
  readonly isOld: boolean;
}): BadgeTone {
  if (isOld) return 'neutral';
  if (failed) return 'bad';
  return passed ? 'good' : 'neutral';
}

function passedWords(passed: number, count: number): string {
  return passed === count ? `all ${count} passed` : `${passed} of ${count} passed`;
}

function cellsOf(
  jobs: readonly TestedJob[],
  selected: readonly TestedJob[],
): readonly TestedCell[] {
  const rows = layOutGrid(jobs, selected).groups.flatMap((group) => group.rows);
  return rows.flatMap(({ cells }) => cells.filter((cell) => cell.kind === 'tested'));
}

function cellName(job: TestedJob): string {
  const { arch, title } = columnOf(job);
  const { distribution, baseImage } = job;
  const base = distribution === null ? baseImage : nameOf(distribution);
  return [base ?? job.job, arch, title].join(', ');
}

function nameOf({ name, release }: { readonly name: string; readonly release: string | null }) {
  return [name, release].filter(Boolean).join(' ');
}

/** The days of the oldest and the latest result, with the age of the latest. */
function daysOf(cells: readonly TestedCell[], now: string): readonly string[] {
  const times = cells
    .flatMap(({ jobs }) => jobs.flatMap(({ result }) => result?.completedAt ?? []))
    .toSorted();
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return [];
  const latest = `latest result ${formatDay(last)}${isOldResult(last, now) ? ` (${formatAge(last, now)})` : ''}`;
  return formatDay(first) === formatDay(last)
    ? [latest]
    : [latest, `oldest result ${formatDay(first)}`];
}

function endOfLife({ jobs }: TestedCell, now: string): readonly string[] {
  const [job] = jobs;
  const maintenance = job === undefined ? null : maintenanceOf(job, now);
  return maintenance?.state === 'end-of-life' ? [`base image ${maintenance.words}`] : [];
}
