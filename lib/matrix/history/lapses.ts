import type { ComparedCell } from '@/lib/matrix/compare/model';

import type { HistoryStep, Lapse } from './model';
import { isOtherRelease } from './other-release';

/**
 * Finds the cells that no job tested for a time: those that a commit dropped and a later one added again, and those
 * that were dropped silently until a later commit added another release of them, or to this day. Nothing is said of a
 * time with a commit that is not read yet. The latest comes first.
 */
export function findLapses(steps: readonly HistoryStep[]): readonly Lapse[] {
  const open = new Map<string, { readonly index: number; readonly cell: ComparedCell }>();
  const found: Lapse[] = [];
  const close = (id: string, returnedAt: number | null, replacedBy: ComparedCell | null = null) => {
    const gone = open.get(id);
    const dropped = gone === undefined ? undefined : steps[gone.index];
    if (gone === undefined || dropped === undefined) return;
    open.delete(id);
    const isSilent = dropped.silent.includes(gone.cell);
    if ((returnedAt === null || replacedBy !== null) && !isSilent) return;
    const between = steps.slice(returnedAt === null ? 0 : returnedAt + 1, gone.index + 1);
    // A commit that is not read yet may have added the cell.
    if (between.some(({ reading }) => reading.kind === 'pending')) return;
    found.push({
      cell: gone.cell,
      dropped,
      returned: returnedAt === null ? null : (steps[returnedAt] ?? null),
      replacedBy,
      isSilent,
      isLastOfFips: gone.cell.before.some(({ fips }) => fips) && between.every(hasNoFips),
    });
  };
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const changes = steps[index]?.changes ?? [];
    const added = changes.filter(({ kind }) => kind === 'added');
    for (const cell of added) close(cell.id, index);
    for (const [id, gone] of open) {
      const other = added.find((cell) => isOtherRelease(gone.cell, cell));
      if (other !== undefined) close(id, index, other);
    }
    for (const cell of changes) if (cell.kind === 'dropped') open.set(cell.id, { index, cell });
  }
  for (const id of open.keys()) close(id, null);
  return found.toSorted((a, b) =>
    (b.dropped.committedAt ?? '').localeCompare(a.dropped.committedAt ?? ''),
  );
}

/** Unknown where the commit was not read: then nothing is said of FIPS. */
function hasNoFips({ reading }: HistoryStep): boolean {
  return reading.kind === 'read' && reading.jobs.every(({ fips }) => !fips);
}
