const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Requests for each poll of a run in progress that one hour has room for, without a token, for each source. */
const FOLLOW_REQUESTS_PER_HOUR = 12;

/** Jobs that GitHub gives on one page at most. */
const JOBS_PER_PAGE = 100;

/** How long an answer counts as fresh. */
export type RefreshPlan = {
  readonly repositoryMs: number;
  readonly matrixFileMs: number;
  /** Of runs that have ended. */
  readonly runsMs: number;
  /** Of a run in progress, by the number of its jobs: each poll asks for the list and for every page of jobs. */
  readonly followMs: (jobs: number) => number;
  /** Of a component's releases, of which one look takes one request. */
  readonly releasesMs: number;
  /** Between two pages while all pages of known releases are read anew. */
  readonly releasePassStepMs: number;
};

/** What stays as it is for ever, such as a file at a commit, is confirmed once in this time. */
export const UNCHANGING_MS = 30 * 24 * HOUR_MS;

const WITH_TOKEN: RefreshPlan = {
  repositoryMs: HOUR_MS,
  matrixFileMs: 5 * MINUTE_MS,
  runsMs: 2 * MINUTE_MS,
  followMs: () => 30_000,
  releasesMs: 5 * MINUTE_MS,
  releasePassStepMs: 5 * MINUTE_MS,
};

const WITHOUT_TOKEN: RefreshPlan = {
  repositoryMs: 6 * HOUR_MS,
  matrixFileMs: 20 * MINUTE_MS,
  runsMs: 20 * MINUTE_MS,
  followMs: (jobs) =>
    Math.max(5 * MINUTE_MS, (requestsPerPoll(jobs) * HOUR_MS) / FOLLOW_REQUESTS_PER_HOUR),
  releasesMs: HOUR_MS,
  releasePassStepMs: 2 * HOUR_MS,
};

/** The times of refreshing that fit the allowance. */
export function refreshPlan({ hasToken }: { readonly hasToken: boolean }): RefreshPlan {
  return hasToken ? WITH_TOKEN : WITHOUT_TOKEN;
}

type Load = {
  readonly sources: number;
  /** Repositories that are looked at, those of the sources among them. */
  readonly repositories: number;
  /** Components whose releases are followed. */
  readonly components: number;
  /** Jobs of each run in progress. */
  readonly running: readonly number[];
  /** Workflow files that change within the hour. */
  readonly changes: number;
};

/**
 * Counts the requests that a plan makes in one hour. Answers of 304 count in full, as they do without a
 * token, and every repository is taken to fall due in that hour.
 */
export function requestsPerHour(plan: RefreshPlan, load: Load): number {
  const { sources, repositories, components, running, changes } = load;
  const REQUESTS_OF_A_CHANGE = 2;
  const followed = running
    .map((jobs) => Math.ceil(HOUR_MS / plan.followMs(jobs)) * requestsPerPoll(jobs))
    .reduce((sum, count) => sum + count, 0);
  const idle = sources - running.length;
  return (
    repositories * Math.ceil(HOUR_MS / plan.repositoryMs) +
    Math.ceil(components * (HOUR_MS / plan.releasesMs + HOUR_MS / plan.releasePassStepMs)) +
    sources * Math.ceil(HOUR_MS / plan.matrixFileMs) +
    idle * Math.ceil(HOUR_MS / plan.runsMs) +
    changes * REQUESTS_OF_A_CHANGE +
    followed
  );
}

function requestsPerPoll(jobs: number): number {
  return 1 + Math.max(1, Math.ceil(jobs / JOBS_PER_PAGE));
}

/** Requests that the first look at a ref takes: its commit, its file, the file's history and its runs. */
const REQUESTS_OF_A_REF = 4;

type Allowance = {
  /** What GitHub last said; null when it has said nothing yet. */
  readonly quota: { readonly remaining: number; readonly resetsAt: string } | null;
  /** What the built-in sources need, as {@link requestsPerHour} counts it. */
  readonly neededPerHour: number;
  /** Refs of visitors that are asked for or wait for it, whose requests GitHub has not counted yet. */
  readonly pending: number;
  readonly now: Date;
};

/**
 * Whether a ref that a visitor chose may be asked for: only with what the built-in sources will not need
 * before the allowance is renewed.
 */
export function mayAskForVisitor({ quota, neededPerHour, pending, now }: Allowance): boolean {
  if (quota === null) return true;
  const leftMs = Math.min(Date.parse(quota.resetsAt) - now.getTime(), HOUR_MS);
  if (leftMs <= 0) return true;
  return quota.remaining - (pending + 1) * REQUESTS_OF_A_REF >= (neededPerHour * leftMs) / HOUR_MS;
}
