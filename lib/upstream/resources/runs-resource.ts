import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';
import { isCommitLike, isSameCommit } from '@/lib/matrix/git/check-ref';
import { chooseRuns } from '@/lib/matrix/runs/choose-runs';
import type { LatestRuns, WorkflowRun } from '@/lib/matrix/runs/model';
import { hasVerdictOn, isVerdict, namesWithoutVerdict } from '@/lib/matrix/runs/verdicts';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import type { GitHub } from '@/lib/upstream/github/client';
import { parseEach } from '@/lib/upstream/github/parse-each';
import { wireRun, wireRunList, type RunHead } from '@/lib/upstream/github/wire-run';

import { findLoss } from './list-loss';
import { storedRuns } from './parse-stored';
import type { Fetched, Previous, Resource } from './resource';
import { fetchRunJobs } from './run-jobs';
import { StoredRuns, toHead } from './stored-runs';

const RUNS_PER_PAGE = 20;

/**
 * Pages of runs that are searched for one of the repository's own with a verdict; pull requests from forks
 * can fill many.
 */
const MOST_RUN_PAGES = 5;

/** Maximum number of older runs, stored for the jobs without a result in the latest run with a verdict. */
const MOST_EARLIER = 2;

type RunsOf = {
  readonly source: MatrixSource;
  readonly ref: string;
  /** The commit that the ref points to; null where it is unknown. */
  readonly commit: string | null;
};

/**
 * The latest runs of a source's workflow for a ref: the last one with a verdict, and newer ones without,
 * each with all of its jobs. The jobs of a run that has ended are fetched until each of them has ended too.
 */
export function runsResource(runsOf: RunsOf): Resource<LatestRuns> {
  const { source, ref } = runsOf;
  return {
    key: `runs:${source.id}:${ref}`,
    schemaVersion: 2,
    schema: storedRuns,
    ttlMs: ({ running }, plan) =>
      running === null ? plan.runsMs : plan.followMs(running.jobs.length),
    // Runs are replaced by newer ones, but a list with runs does not become empty.
    lossOf: (before, after) =>
      idsOf(after).length > 0 ? null : findLoss('list of runs', idsOf(before), []),
    fetch: (github, previous) => new RunsRequest(github, runsOf, previous).fetch(),
  };
}

function idsOf({ completed, inconclusive, running, earlier }: LatestRuns): readonly number[] {
  return [completed, inconclusive, running, ...earlier].flatMap((run) => run?.id ?? []);
}

/** Where runs are looked for: a workflow, and the branch or the commit that it ran for. */
type Place = { readonly workflow: string; readonly of: Readonly<Record<string, string>> };

type Found = {
  readonly workflow: string;
  readonly heads: readonly RunHead[];
  /** Rows of the list that could not be read. */
  readonly unreadable: number;
  /** ETag of the list; null where several lists were needed. */
  readonly etag: string | null;
};

class RunsRequest {
  readonly #github: GitHub;
  readonly #runsOf: RunsOf;
  readonly #previous: Previous<LatestRuns> | null;
  readonly #stored: StoredRuns;

  constructor(github: GitHub, runsOf: RunsOf, previous: Previous<LatestRuns> | null) {
    this.#github = github;
    this.#runsOf = runsOf;
    this.#previous = previous;
    this.#stored = new StoredRuns(previous?.value ?? null);
  }

  async fetch(): Promise<Result<Fetched<LatestRuns>, UpstreamFailure>> {
    const found = await this.#findRuns();
    if (!found.ok) return found;
    if (found.value === 'unchanged') return this.#follow();
    const { workflow, heads, etag, unreadable } = found.value;
    const { older, ...chosen } = chooseRuns(heads);
    const completed = await this.#complete(chosen.completed, workflow);
    if (!completed.ok) return completed;
    const inconclusive = await this.#complete(chosen.inconclusive, workflow);
    if (!inconclusive.ok) return inconclusive;
    const running = await this.#complete(chosen.running, workflow);
    if (!running.ok) return running;
    const earlier = await this.#findEarlier(completed.value, older, workflow);
    if (!earlier.ok) return earlier;
    const value = {
      completed: completed.value,
      inconclusive: inconclusive.value,
      running: running.value,
      earlier: earlier.value,
      unreadable,
    };
    return ok({ kind: 'changed', value, etag });
  }

  /** The list of runs is unchanged, but jobs that have not ended may have changed. */
  async #follow(): Promise<Result<Fetched<LatestRuns>, UpstreamFailure>> {
    const previous = this.#previous;
    if (previous === null) return ok({ kind: 'unchanged' });
    const { completed, inconclusive, running } = previous.value;
    const followed = new Map<WorkflowRun, WorkflowRun>();
    for (const run of [completed, inconclusive, running]) {
      if (run === null || this.#stored.finalOf(run) !== null) continue;
      // oxlint-disable-next-line no-await-in-loop
      const fetched = await this.#complete(run, run.workflow);
      if (!fetched.ok) return fetched;
      if (fetched.value !== null) followed.set(run, fetched.value);
    }
    if (followed.size === 0) return ok({ kind: 'unchanged' });
    const now = (run: WorkflowRun | null) => (run === null ? null : (followed.get(run) ?? run));
    const value = {
      ...previous.value,
      completed: now(completed),
      inconclusive: now(inconclusive),
      running: now(running),
    };
    return ok({ kind: 'changed', value, etag: previous.etag });
  }

  /** Runs before the latest verdict, for the jobs to which it says nothing; at most one of them is fetched. */
  async #findEarlier(
    completed: WorkflowRun | null,
    older: readonly RunHead[],
    workflow: string,
  ): Promise<Result<readonly WorkflowRun[], UpstreamFailure>> {
    if (completed === null) return ok([]);
    const earlier: WorkflowRun[] = [];
    let mayFetch = true;
    for (const head of older) {
      const missing = namesWithoutVerdict([completed, ...earlier]);
      if (missing.size === 0 || earlier.length === MOST_EARLIER) break;
      const isStored = this.#stored.finalOf(head) !== null;
      if (!isStored && !mayFetch) break;
      mayFetch &&= isStored;
      // The next one is needed only where this one says nothing.
      // oxlint-disable-next-line no-await-in-loop
      const run = await this.#complete(head, workflow);
      // The results of the latest runs do not depend on one that GitHub has deleted.
      if (!run.ok && run.failure.kind === 'not-found') continue;
      if (!run.ok) return run;
      if (run.value !== null && hasVerdictOn(run.value, missing)) earlier.push(run.value);
    }
    return ok(earlier);
  }

  async #findRuns(): Promise<Result<Found | 'unchanged', UpstreamFailure>> {
    const places = this.#places();
    let missing: UpstreamFailure | null = null;
    let isAnyKnown = false;
    for (const [index, place] of places.entries()) {
      // The next place is requested only when this one has no run.
      // oxlint-disable-next-line no-await-in-loop
      const found = await this.#findRunsAt(place, index === 0);
      if (!found.ok && found.failure.kind !== 'not-found') return found;
      if (!found.ok) missing = found.failure;
      else if (found.value === 'unchanged' || found.value.heads.length > 0) return found;
      else isAnyKnown = true;
    }
    if (missing !== null && !isAnyKnown) return fail(missing);
    return ok({ workflow: '', heads: [], etag: null, unreadable: 0 });
  }

  /** A commit has its own runs; a branch without runs, or a tag, falls back to those of its commit. */
  #places(): readonly Place[] {
    const { source, ref, commit } = this.#runsOf;
    const isCommit = isCommitLike(ref) && (commit === null || isSameCommit(ref, commit));
    const byBranch = { branch: ref };
    const byCommit = { head_sha: commit ?? ref };
    const isFallenBack = !isCommit && commit !== null && ref !== source.ref;
    const ways = isCommit ? [byCommit] : isFallenBack ? [byBranch, byCommit] : [byBranch];
    return ways.flatMap((of) => source.runsOf.map((workflow) => ({ workflow, of })));
  }

  async #findRunsAt(
    { workflow, of }: Place,
    isFirst: boolean,
  ): Promise<Result<Found | 'unchanged', UpstreamFailure>> {
    let etag: string | null = null;
    let heads: readonly RunHead[] = [];
    let unreadable = 0;
    for (let page = 1; page <= MOST_RUN_PAGES; page += 1) {
      // oxlint-disable-next-line no-await-in-loop
      const response = await this.#github.request({
        route: 'GET /repos/{owner}/{repo}/actions/workflows/{workflow}/runs',
        parameters: {
          owner: this.#runsOf.source.repository.owner,
          repo: this.#runsOf.source.repository.name,
          workflow,
          ...of,
          per_page: RUNS_PER_PAGE,
          ...(page > 1 && { page }),
        },
        schema: wireRunList,
        what: 'workflow',
        etag: isFirst && page === 1 ? (this.#previous?.etag ?? null) : null,
      });
      if (!response.ok) return response;
      if (response.value.kind === 'unchanged') return ok('unchanged');
      const { rows, odd } = parseEach(wireRun, response.value.value.workflow_runs);
      if (rows.length === 0 && odd.length > 0) {
        return fail({ kind: 'unreadable', where: `list of runs: none of ${odd.length} rows` });
      }
      unreadable += odd.length;
      if (isFirst && page === 1) etag = response.value.etag;
      const own = rows.filter(({ isOwn }) => isOwn);
      heads = withoutTwins([...heads, ...own, ...this.#stored.headsOf(odd)]);
      if (heads.some(({ conclusion }) => isVerdict(conclusion)) || !response.value.hasNext) {
        return ok({ workflow, heads, etag: page === 1 ? etag : null, unreadable });
      }
    }
    return ok({ workflow, heads, etag: null, unreadable });
  }

  /** Adds the jobs to a run: the stored ones where all of them had ended, else as GitHub lists them now. */
  async #complete(
    head: RunHead | WorkflowRun | null,
    workflow: string,
  ): Promise<Result<WorkflowRun | null, UpstreamFailure>> {
    if (head === null) return ok(null);
    const { isOwn: _isOwn, ...run } = 'jobs' in head ? toHead(head) : head;
    const ended = this.#stored.finalOf(run);
    if (ended !== null) {
      const { jobs, unreadableJobs } = ended;
      return ok({ ...run, workflow, jobs, unreadableJobs });
    }
    const stored = this.#stored.jobsOf(run);
    const { repository } = this.#runsOf.source;
    const fetched = await fetchRunJobs(this.#github, { repository, run, stored });
    return fetched.ok ? ok({ ...run, workflow, ...fetched.value }) : fetched;
  }
}

/** Each run once, as it was read first: a run moves to the next page while the pages are read. */
function withoutTwins(heads: readonly RunHead[]): readonly RunHead[] {
  return [...new Map(heads.toReversed().map((head) => [head.id, head])).values()].toReversed();
}
