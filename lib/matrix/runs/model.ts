/** How a job or a run ended. `running` includes queued and waiting. */
export const CONCLUSIONS = [
  'passed',
  'failed',
  'cancelled',
  'skipped',
  'not-started',
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

/**
 * The latest runs of a matrix. A run that is cancelled, skipped, not started or in progress says nothing of
 * the jobs that it did not finish, so the last run with a verdict is stored too.
 */
export type LatestRuns = {
  /** The latest run that ended with a verdict: it passed or failed. */
  readonly completed: WorkflowRun | null;
  /** A newer run that ended without a verdict. */
  readonly inconclusive: WorkflowRun | null;
  /** A newer run that is in progress. */
  readonly running: WorkflowRun | null;
  /** Older runs with a verdict on jobs to which `completed` gave none, the newest first. */
  readonly earlier: readonly WorkflowRun[];
  /** Number of runs in GitHub's list that could not be read. */
  readonly unreadable: number;
};

/** Where nothing ran. */
export const NO_RUNS: LatestRuns = {
  completed: null,
  inconclusive: null,
  running: null,
  earlier: [],
  unreadable: 0,
};
