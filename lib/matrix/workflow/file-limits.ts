import { spend, type Budget } from '@/lib/matrix/expand/budget';
import { expansionBudget } from '@/lib/matrix/expand/expand';
import { sizeOfEntries } from '@/lib/matrix/expand/matrix-value';
import type { MatrixJob } from '@/lib/matrix/expand/model';

/** What the matrices of one file may cost and come to together, since a file may repeat one without end. */
export type FileLimits = {
  readonly expansion: Budget;
  readonly evaluation: Budget;
  /** Matrices that a script computes, each of which is followed on its own. */
  readonly computed: Budget;
  readonly jobs: Budget;
  /** Characters and parts of all jobs, as they are kept. */
  readonly size: Budget;
};

const MAX_JOBS = 2560;
const MAX_SIZE = 4_000_000;
const MAX_COMPUTED = 20;
const EVALUATION_BUDGET = 5_000_000;

/** What keeping a job, and a change to it, takes beside its texts. */
const SIZE_OF_A_JOB = 100;
const SIZE_OF_AN_EFFECT = 50;

/** The limits of a file of which nothing has been read. */
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
 * Takes jobs into account; answers with what there is too much of, in words, and with null where there is room.
 * A file that was too much once is too much for all jobs that follow.
 */
export function takeJobs(jobs: readonly MatrixJob[], limits: FileLimits): string | null {
  const size = jobs.reduce((sum, job) => sum + sizeOfJob(job), 0);
  const hasRoom = spend(limits.jobs, jobs.length) && spend(limits.size, size);
  if (!hasRoom) limits.jobs.left = 0;
  return hasRoom ? null : describeFull(limits);
}

/** Says that a file has no room for a further job; null while it has. */
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
