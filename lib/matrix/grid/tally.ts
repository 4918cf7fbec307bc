import { formatDay } from '@/lib/base/format/dates';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import { CONCLUSIONS } from '@/lib/matrix/runs/model';

import type { Grid, GridCell, Row } from './grid';

/** How many cells of a row or a column are tested, and what came of them in words. */
export type Tally = {
  readonly tested: number;
  readonly of: number;
  /** `3 of 10 tested, all passed, latest result 19 Aug 2026`. */
  readonly words: string;
};

/** Tallies the cells of a row or of a column. Cells that the filters hide are tested too. */
export function tallyCells(cells: readonly GridCell[]): Tally {
  const tested = cells.filter(({ kind }) => kind !== 'untested').length;
  const hidden = cells.filter(({ kind }) => kind === 'hidden').length;
  const shown = cells.filter((cell) => cell.kind === 'tested');
  const words = [
    `${tested} of ${cells.length} tested`,
    ...(shown.length === 0 ? [] : [stateWords(shown.map(({ state }) => state))]),
    ...dayWords(shown.flatMap(({ jobs }) => jobs)),
    ...(hidden === 0 ? [] : [`${hidden} hidden by filters`]),
  ];
  return { tested, of: cells.length, words: words.join(', ') };
}

/** The summary of a row: `Ubuntu 24.04: 3 of 10 tested, all passed`. */
export function rowSentence(row: Row): string {
  return `${[row.name, row.release].filter(Boolean).join(' ')}: ${tallyCells(row.cells).words}`;
}

/** The cells of a column, from the first row to the last. */
export function columnCells({ groups }: Grid, at: number): readonly GridCell[] {
  return groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells[at] ?? []));
}

function stateWords(states: readonly (typeof CONCLUSIONS)[number][]): string {
  const [first] = states;
  if (first !== undefined && states.every((state) => state === first)) {
    return states.length === 1 ? CONCLUSION_WORDS[first] : `all ${CONCLUSION_WORDS[first]}`;
  }
  return CONCLUSIONS.flatMap((state) => {
    const count = states.filter((each) => each === state).length;
    return count === 0 ? [] : [`${count} ${CONCLUSION_WORDS[state]}`];
  }).join(', ');
}

/** The days of the results: an old one among new ones is said too. */
function dayWords(jobs: readonly TestedJob[]): readonly string[] {
  const times = jobs.flatMap(({ result }) => result?.completedAt ?? []).toSorted();
  const [first, last] = [times[0], times.at(-1)].map((at) =>
    at === undefined ? '' : formatDay(at),
  );
  if (first === undefined || first === '') return [];
  return [first === last ? `latest result ${first}` : `results of ${first} to ${last}`];
}
