import type { TestedJob } from '@/lib/matrix/jobs/model';

import { layOutGrid, type Column, type GridCell, type Row } from './grid';

/** A place of the grid that no job tests. */
export type Gap = {
  readonly row: Row;
  readonly column: Column;
  /** What is tested of the same base image. */
  readonly inRow: readonly TestedPlace[];
  /** The base images of which the same is tested. */
  readonly inColumn: readonly TestedPlace[];
  /** The tested places that come nearest to it, the nearest first. */
  readonly nearest: readonly TestedPlace[];
};

/** A place of the grid that jobs test. */
export type TestedPlace = {
  readonly row: Row;
  readonly column: Column;
  readonly cell: Extract<GridCell, { readonly kind: 'tested' }>;
};

/** The id of an untested place, which does not depend on the rest of the matrix. */
export function gapId(rowId: string, columnId: string): string {
  return `${columnId}@${rowId}`;
}

/** Finds an untested place by its id; null where the matrix has no such row or column, or tests it. */
export function findGap(jobs: readonly TestedJob[], id: string): Gap | null {
  const grid = layOutGrid(jobs, jobs);
  const rows = grid.groups.flatMap((group) => group.rows);
  for (const row of rows) {
    const column = grid.columns.find((each) => gapId(row.id, each.id) === id);
    if (column === undefined) continue;
    const tested = testedPlaces(rows, grid.columns);
    if (tested.some((place) => place.row === row && place.column === column)) return null;
    return {
      row,
      column,
      inRow: tested.filter((place) => place.row === row),
      inColumn: tested.filter((place) => place.column === column),
      nearest: nearestTo({ row, column }, tested),
    };
  }
  return null;
}

/** As many as can be compared at a glance. */
const NEAREST = 6;

type Place = Pick<Gap, 'row' | 'column'>;

function nearestTo(gap: Place, tested: readonly TestedPlace[]): readonly TestedPlace[] {
  return tested
    .flatMap((place) => {
      const distance = distanceOf(place, gap);
      return distance === null ? [] : [{ place, distance }];
    })
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, NEAREST)
    .map(({ place }) => place);
}

/** How far a place is from another one; null where they have too little in common to say anything of each other. */
function distanceOf({ row, column }: Place, gap: Place): number | null {
  const isSameArch = column.arch === gap.column.arch;
  const isSameProfile = column.title === gap.column.title;
  if (row.id === gap.row.id) {
    if (isSameArch) return 0;
    return isSameProfile ? 1 : 3;
  }
  if (!isSameProfile) return null;
  if (row.name === gap.row.name) return isSameArch ? 2 : 4;
  return isSameArch ? 5 : null;
}

function testedPlaces(rows: readonly Row[], columns: readonly Column[]): readonly TestedPlace[] {
  return rows.flatMap((row) =>
    columns.flatMap((column, at) => {
      const cell = row.cells[at];
      return cell?.kind === 'tested' ? [{ row, column, cell }] : [];
    }),
  );
}
