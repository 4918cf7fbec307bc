/** How a job or a run ended. `running` includes queued and waiting. */
export const CONCLUSIONS = [
  'passed',
  'failed',
  'cancelled',
  'skipped',
  'running',
  'unknown',
] as const;

/** One of {@link CONCLUSIONS}. */
export type Conclusion = (typeof CONCLUSIONS)[number];

/** One job of a workflow run. Times are ISO 8601 text. */
export type RunJob = {
  readonly id: number;
  /** As GitHub shows it, with a `caller / ` prefix in a called workflow. */
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
  /** File name of the workflow. */
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
  /** Number of jobs in the response that could not be read. */
  readonly unreadableJobs: number;
};

/** The latest completed run of a matrix, and a newer one that is in progress. */
export type LatestRuns = {
  readonly completed: WorkflowRun | null;
  readonly running: WorkflowRun | null;
};
