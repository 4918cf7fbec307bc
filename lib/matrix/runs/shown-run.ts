import type { LatestRuns, WorkflowRun } from './model';

/** The run that a page shows: the one in progress, else the latest completed one. */
export function shownRun({ running, completed }: LatestRuns): WorkflowRun | null {
  return running ?? completed;
}
