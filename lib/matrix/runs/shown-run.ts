import type { LatestRuns, WorkflowRun } from './model';

/** The run a page speaks of: the one in progress when there is one, else the latest that ended. */
export function shownRun({ running, completed }: LatestRuns): WorkflowRun | null {
  return running ?? completed;
}
