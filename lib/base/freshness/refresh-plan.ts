/** The TTL of each kind of resource, in milliseconds. */
export type RefreshPlan = {
  readonly repositoryMs: number;
  readonly matrixFileMs: number;
  /** Of runs that have ended. */
  readonly runsMs: number;
  /** Of a run in progress, by the number of its jobs: each poll requests the list and every page of jobs. */
  readonly followMs: (jobs: number) => number;
  /** Of a component's releases: one request for the first page. */
  readonly releasesMs: number;
  /** Between two pages of a pass that reads all pages of cached releases again. */
  readonly releasePassStepMs: number;
  /** Of a repository's tags in a registry, and of one tag. */
  readonly registryTagsMs: number;
  /** Of what refers to an image in a registry: signatures come with the image, and seldom later. */
  readonly referrersMs: number;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** TTL of what never changes, e.g. a file at a commit. */
export const UNCHANGING_MS = 30 * 24 * HOUR_MS;

/** TTL of content with a digest, which stays confirmed for as long as it is stored. */
export const IMMUTABLE_MS = 100 * 365 * 24 * HOUR_MS;

/** Whether a next attempt lies so far ahead that it only says that the content does not change. */
export function isUnneeded(nextAttemptAt: string, now: string): boolean {
  return Date.parse(nextAttemptAt) - Date.parse(now) > IMMUTABLE_MS / 2;
}

/** Requests per hour and source for polls of a run in progress, without a token. */
const FOLLOW_REQUESTS_PER_HOUR = 12;

/** GitHub's maximum of jobs on one page. */
const JOBS_PER_PAGE = 100;

/** Requests of the first fetch of a ref: its commit, its file, the file's history and its runs. */
const REQUESTS_OF_A_REF = 4;

/** Requests that a changed workflow file adds. */
const REQUESTS_OF_A_CHANGE = 2;

/** Registries are separate hosts: their pace does not depend on GitHub's rate limit. */
const OF_REGISTRIES = { registryTagsMs: HOUR_MS, referrersMs: 6 * HOUR_MS } as const;

const WITH_TOKEN: RefreshPlan = {
  ...OF_REGISTRIES,
  repositoryMs: HOUR_MS,
  matrixFileMs: 5 * MINUTE_MS,
  runsMs: 2 * MINUTE_MS,
  followMs: () => 30_000,
  releasesMs: 5 * MINUTE_MS,
  releasePassStepMs: 5 * MINUTE_MS,
};

const WITHOUT_TOKEN: RefreshPlan = {
  ...OF_REGISTRIES,
  repositoryMs: 6 * HOUR_MS,
  matrixFileMs: 20 * MINUTE_MS,
  runsMs: 20 * MINUTE_MS,
  followMs: (jobs) =>
    Math.max(5 * MINUTE_MS, (requestsPerPoll(jobs) * HOUR_MS) / FOLLOW_REQUESTS_PER_HOUR),
  releasesMs: HOUR_MS,
  releasePassStepMs: 2 * HOUR_MS,
};

/** The plan whose requests stay within GitHub's rate limit: 5,000 an hour with a token, 60 without. */
export function refreshPlan({ hasToken }: { readonly hasToken: boolean }): RefreshPlan {
  return hasToken ? WITH_TOKEN : WITHOUT_TOKEN;
}

type Load = {
  readonly sources: number;
  /** Repositories that are followed, including those of the sources. */
  readonly repositories: number;
  /** Components whose releases are followed. */
  readonly components: number;
  /** Jobs of each run in progress. */
  readonly running: readonly number[];
  /** Workflow files that change within the hour. */
  readonly changes: number;
};

/**
 * Counts the requests of a plan in one hour, at most: a 304 counts in full, as it does without a token,
 * and every repository is due in that hour.
 */
export function requestsPerHour(plan: RefreshPlan, load: Load): number {
  const { sources, repositories, components, running, changes } = load;
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

/** Requests that the history of a workflow file leaves to visitors: three refs. */
const LEFT_TO_VISITORS = 3 * REQUESTS_OF_A_REF;

type RateLimitState = {
  /** From GitHub's last response; null before the first. */
  readonly quota: { readonly remaining: number; readonly resetsAt: string } | null;
  /** Requests of the built-in sources, as {@link requestsPerHour} counts them. */
  readonly neededPerHour: number;
  /** Visitors' refs in flight or in the queue: `quota` does not include their requests yet. */
  readonly pending: number;
  readonly now: Date;
};

/**
 * Whether a ref that a visitor chose may be fetched: only with requests that the built-in sources do not
 * need before the rate limit resets.
 */
export function mayFetchForVisitor({
  quota,
  neededPerHour,
  pending,
  now,
}: RateLimitState): boolean {
  if (quota === null) return true;
  const leftMs = Math.min(Date.parse(quota.resetsAt) - now.getTime(), HOUR_MS);
  if (leftMs <= 0) return true;
  return quota.remaining - (pending + 1) * REQUESTS_OF_A_REF >= (neededPerHour * leftMs) / HOUR_MS;
}

/**
 * Whether a commit of a workflow file's history may be read without a visitor: only with requests that neither the
 * built-in sources nor a few visitors need before the rate limit resets, and not before GitHub said what is left.
 */
export function mayFillHistory({
  quota,
  neededPerHour,
  now,
}: Omit<RateLimitState, 'pending'>): boolean {
  if (quota === null) return false;
  const leftMs = Math.min(Date.parse(quota.resetsAt) - now.getTime(), HOUR_MS);
  if (leftMs <= 0) return true;
  return quota.remaining - 1 - LEFT_TO_VISITORS >= (neededPerHour * leftMs) / HOUR_MS;
}
