import type { ExpandedWorkflowJob, MatrixJob, MatrixReading } from '@/lib/matrix/expand/model';
import { isSameCommit } from '@/lib/matrix/git/check-ref';
import { collapseBlanks } from '@/lib/matrix/runs/collapse-blanks';
import { matchRunJobs } from '@/lib/matrix/runs/match-run-jobs';
import type { Conclusion, LatestRuns, WorkflowRun } from '@/lib/matrix/runs/model';
import { shownRun } from '@/lib/matrix/runs/shown-run';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import { locateValues } from '@/lib/matrix/workflow/locate-values';

import { jobsFromRunNames } from './jobs-from-run-names';

/** Runs that ended before all jobs had started say nothing of a job that they do not have. */
const PARTIAL: readonly Conclusion[] = ['cancelled', 'running', 'unknown'];

/** A matrix, the source it is of, and its known runs and commit. */
export type RunEstablishing = {
  readonly reading: MatrixReading;
  readonly source: MatrixSource;
  readonly runs: LatestRuns | null;
  /** The commit that was read. */
  readonly commit: string | null;
};

/**
 * Establishes a matrix that is computed while the workflow runs by the jobs that ran, whose names are taken
 * apart by the source's pattern. If nothing of it could be read, they are its jobs. If it was read and the
 * run is of the same commit, a job that always runs and did not is left out, and a job that ran and was not
 * read is added. Jobs from names get the lines of the file that contain their values.
 */
export function establishByRun({ reading, source, runs, commit }: RunEstablishing): MatrixReading {
  const run = runs === null ? null : shownRun(runs);
  const group = reading.jobs.find(isComputed);
  if (run === null || group === undefined) return reading;
  const named = placeJobs(
    jobsFromRunNames(source, run).filter(({ matrix }) => matrix.length > 0),
    reading,
  );
  if (named.length === 0) return reading;

  const isOfCommit = commit !== null && isSameCommit(run.commit, commit);
  const jobs = group.jobs.length === 0 ? named : isOfCommit ? correct(group, named, run) : null;
  if (jobs === null) return reading;
  return {
    ...reading,
    jobs: reading.jobs.map((each) => (each === group ? { ...each, jobs } : each)),
  };
}

function isComputed({ matrix, jobs }: ExpandedWorkflowJob): boolean {
  return matrix === 'computed' || (matrix === 'dynamic' && jobs.length === 0);
}

function placeJobs(named: readonly MatrixJob[], { excerpt }: MatrixReading): readonly MatrixJob[] {
  const found = locateValues(
    excerpt,
    named.map(({ matrix }) => matrix),
  );
  return named.map((job, at) => ({ ...job, ...found[at] }));
}

function correct(
  { jobs }: ExpandedWorkflowJob,
  named: readonly MatrixJob[],
  run: WorkflowRun,
): readonly MatrixJob[] {
  const ran = matchRunJobs(
    jobs.map(({ name }) => name),
    run.jobs,
  );
  const isWhole = !PARTIAL.includes(run.conclusion) && run.unreadableJobs === 0;
  const kept = jobs.filter(({ scope }, at) => !isWhole || scope !== null || ran[at] !== null);
  const known = new Set(jobs.map(({ name }) => collapseBlanks(name)));
  return [...kept, ...named.filter(({ name }) => !known.has(collapseBlanks(name)))];
}
