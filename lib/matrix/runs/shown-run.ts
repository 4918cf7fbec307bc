import type { LatestRuns, WorkflowRun } from './model';

/** The run whose results a page shows: the latest with a verdict, else the newest there is. */
export function shownRun(runs: LatestRuns): WorkflowRun | null {
  return runs.completed ?? newestWithoutVerdict(runs);
}

/** A run that is newer than the shown one, and has no verdict: in progress, cancelled, skipped or not started. */
export function newerRun(runs: LatestRuns): WorkflowRun | null {
  return runs.completed === null ? null : newestWithoutVerdict(runs);
}

function newestWithoutVerdict({ running, inconclusive }: LatestRuns): WorkflowRun | null {
  if (running === null || inconclusive === null) return running ?? inconclusive;
  return running.createdAt >= inconclusive.createdAt ? running : inconclusive;
}

/** The latest runs and others, each once and the newest first; the others may be the same or older. */
export function withPastRuns(
  latest: LatestRuns,
  past: readonly WorkflowRun[],
): readonly WorkflowRun[] {
  const known = runsByAge(latest);
  const isKnown = ({ id }: WorkflowRun) => known.some((run) => run.id === id);
  return [...known, ...past.filter((run) => !isKnown(run))].toSorted(
    (a, b) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id,
  );
}

/** All runs that have something to say of a job, the newest first. */
export function runsByAge(runs: LatestRuns): readonly WorkflowRun[] {
  const { completed, inconclusive, running, earlier } = runs;
  const newest = newestWithoutVerdict(runs);
  const second = newest === running ? inconclusive : running;
  return [newest, second, completed, ...earlier].filter((run) => run !== null);
}
