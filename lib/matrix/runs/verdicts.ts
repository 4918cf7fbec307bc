import type { Conclusion, WorkflowRun } from './model';

type WithJobs = Pick<WorkflowRun, 'jobs'>;

/** Whether a job or a run ended with a verdict on what it tested. */
export function isVerdict(conclusion: Conclusion): boolean {
  return conclusion === 'passed' || conclusion === 'failed';
}

/**
 * Whether the jobs of a run that has ended can be listed otherwise later. GitHub may end a run while it
 * still lists a job as in progress, or without a conclusion.
 */
export function areJobsUnsettled({ jobs }: WithJobs): boolean {
  return jobs.some(({ conclusion }) => conclusion === 'running' || conclusion === 'unknown');
}

/** The names of the jobs in the first of these runs to which none of them gave a verdict. */
export function namesWithoutVerdict(runs: readonly WithJobs[]): ReadonlySet<string> {
  const judged = new Set(
    runs
      .flatMap(({ jobs }) => jobs)
      .filter(({ conclusion }) => isVerdict(conclusion))
      .map(({ name }) => name),
  );
  const names = runs[0]?.jobs.map(({ name }) => name) ?? [];
  return new Set(names.filter((name) => !judged.has(name)));
}

/** Whether a run gave a verdict to one of these jobs. */
export function hasVerdictOn({ jobs }: WithJobs, names: ReadonlySet<string>): boolean {
  return jobs.some(({ name, conclusion }) => names.has(name) && isVerdict(conclusion));
}
