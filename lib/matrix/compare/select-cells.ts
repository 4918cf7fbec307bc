import type { Selection } from '@/lib/base/filter/model';
import { selectJobs } from '@/lib/matrix/grid/job-filter';

import { CHANGE_KINDS, type ChangeKind, type ComparedCell } from './model';

/** Decides which cells a selection keeps: those with a job that it keeps, in either matrix. */
export function selectCells(
  cells: readonly ComparedCell[],
  selection: Selection,
): readonly ComparedCell[] {
  const kept = new Set(selectJobs(jobsOfCells(cells), selection));
  return cells.filter(({ before, after }) => [...before, ...after].some((job) => kept.has(job)));
}

/** The jobs of all cells, of both matrices. */
export function jobsOfCells(cells: readonly ComparedCell[]) {
  return cells.flatMap(({ before, after }) => [...before, ...after]);
}

/** Counts the cells of each kind, and those that were dropped silently. */
export function countKinds(
  cells: readonly ComparedCell[],
): Readonly<Record<ChangeKind, number>> & { readonly silent: number } {
  const [dropped = 0, added = 0, changed = 0, same = 0] = CHANGE_KINDS.map(
    (kind) => cells.filter((cell) => cell.kind === kind).length,
  );
  const silent = cells.filter(({ isSilent }) => isSilent).length;
  return { dropped, added, changed, same, silent };
}
