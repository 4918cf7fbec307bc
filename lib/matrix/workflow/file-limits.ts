import { spend, type Budget } from '@/lib/matrix/expand/budget';
import { expansionBudget } from '@/lib/matrix/expand/expand';
import { sizeOfEntries } from '@/lib/matrix/expand/matrix-value';
import type { MatrixJob } from '@/lib/matrix/expand/model';

/** Shared limits of all matrices of one file, since aliases can repeat a matrix many times. */
export type FileLimits = {
  readonly expansion: Budget;
  readonly evaluation: Budget;
  /** Number of matrices that a script computes; each has further limits. */
  readonly computed: Budget;
  readonly jobs: Budget;
  /** Characters and parts of all jobs, as they are stored. */
  readonly size: Budget;
};

const MAX_JOBS = 2560;
const MAX_SIZE = 4_000_000;
const MAX_COMPUTED = 20;
const EVALUATION_BUDGET = 5_000_000;

/** Size of a job and of an effect without their text. */
const SIZE_OF_A_JOB = 100;
const SIZE_OF_AN_EFFECT = 50;

/** New limits for one file. */
export function fileLimits(): FileLimits {
  return {
    expansion: expansionBudget(),
    evaluation: { left: EVALUATION_BUDGET },
    computed: { left: MAX_COMPUTED },
    jobs: { left: MAX_JOBS },
    size: { left: MAX_SIZE },
  };
}

/**
 * Deducts jobs from the limits of their file. Null if they suffice, else a sentence for readers; then they do
 * not suffice for any later job either.
 */
export function takeJobs(jobs: readonly MatrixJob[], limits: FileLimits): string | null {
  const size = jobs.reduce((sum, job) => sum + sizeOfJob(job), 0);
  const hasRoom = spend(limits.jobs, jobs.length) && spend(limits.size, size);
  if (!hasRoom) limits.jobs.left = 0;
  return hasRoom ? null : describeFull(limits);
}

/** A sentence for readers if the limits suffice for no further job, else null. */
export function describeFull({ jobs }: FileLimits): string | null {
  return jobs.left > 0 ? null : 'The matrices of the file are together too large to be shown.';
}

function sizeOfJob({ job, name, matrix, axisLines, effects }: MatrixJob): number {
  return (
    SIZE_OF_A_JOB +
    job.length +
    name.length +
    sizeOfEntries(matrix) +
    axisLines.reduce((sum, { key }) => sum + key.length, 0) +
    effects.reduce((sum, { set }) => sum + SIZE_OF_AN_EFFECT + sizeOfEntries(set), 0)
  );
}
