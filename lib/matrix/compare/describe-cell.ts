import { columnOf, rowIdOf } from '@/lib/matrix/grid/combination';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';

import type { ComparedCell, ValueChange } from './model';

/** What a cell tests, in words: base image, architecture, and the rest as the grid's columns say it. */
export type CellTitle = {
  readonly image: string;
  readonly arch: string;
  readonly tests: string;
};

/** Words what a cell tests, by its job in the second matrix where it has one. */
export function titleOfCell({ id, before, after }: ComparedCell): CellTitle {
  const job = after[0] ?? before[0];
  if (job === undefined) throw new Error(`The cell ${id} has no job on either side.`);
  const { arch, title } = columnOf(job);
  return { image: rowIdOf(job), arch, tests: title };
}

/** Words the results of a cell on one side, e.g. `passed` or `passed, failed`; null where it has no job there. */
export function resultsOfSide(jobs: readonly Pick<TestedJob, 'result'>[]): string | null {
  if (jobs.length === 0) return null;
  const words = jobs.map(({ result }) => CONCLUSION_WORDS[result?.conclusion ?? 'unknown']);
  return [...new Set(words)].join(', ');
}

/** Words a value that differs: `Kubernetes version: v1.32.1+k3s1 → v1.33.0+k3s1`. */
export function describeValueChange({ key, before, after }: ValueChange): string {
  return `${key}: ${before ?? 'none'} → ${after ?? 'none'}`;
}

/** Words for the heads of lists of cells. */
export const CHANGE_WORDS = {
  dropped: 'Dropped',
  added: 'Added',
  changed: 'Changed',
  same: 'In both',
} as const;
