/** What became of a job or a run, in the words of this site. `running` covers queued and waiting. */
export const CONCLUSIONS = [
  'passed',
  'failed',
  'cancelled',
  'skipped',
  'running',
  'unknown',
] as const;

export type Conclusion = (typeof CONCLUSIONS)[number];

/** One job of a workflow run. Times are ISO 8601 text. */
export type RunJob = {
  readonly id: number;
  /** As GitHub shows it: behind a `caller / ` prefix for a called workflow. */
  readonly name: string;
  readonly conclusion: Conclusion;
  readonly url: string;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
};

/** One run of a workflow with all of its jobs. */
export type WorkflowRun = {
  readonly id: number;
  readonly attempt: number;
  /** File name of the workflow that ran. */
  readonly workflow: string;
  readonly event: string;
  readonly branch: string | null;
  readonly commit: string;
  readonly url: string;
  /** `running` until it ends. */
  readonly conclusion: Conclusion;
  readonly createdAt: string;
  /** Null while it runs. */
  readonly completedAt: string | null;
  readonly jobs: readonly RunJob[];
  /** Rows of upstream's answer that could not be read. */
  readonly unreadableJobs: number;
};

/** The runs that say how a matrix fares: the latest that ended, and a newer one that is in progress. */
export type LatestRuns = {
  readonly completed: WorkflowRun | null;
  readonly running: WorkflowRun | null;
};
