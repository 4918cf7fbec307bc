import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';
import { isCommitLike, isSameCommit } from '@/lib/matrix/git/check-ref';
import type { LatestRuns, RunJob, WorkflowRun } from '@/lib/matrix/runs/model';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import type { GitHub } from '@/lib/upstream/github/client';
import { parseEach } from '@/lib/upstream/github/parse-each';
import { wireRun, wireRunList, type RunHead } from '@/lib/upstream/github/wire-run';
import { wireRunJob, wireRunJobList, type WireRunJob } from '@/lib/upstream/github/wire-run-job';

import { storedRuns } from './parse-stored';
import type { Fetched, Previous, Resource } from './resource';

const RUNS_PER_PAGE = 20;
const JOBS_PER_PAGE = 100;

/** Pages of runs that are searched for one of the repository's own; pull requests from forks can fill many. */
const MOST_RUN_PAGES = 5;

const MOST_JOB_PAGES = 20;

type RunsOf = {
  readonly source: MatrixSource;
  readonly ref: string;
  /** The commit that the ref points to; null where it is unknown. */
  readonly commit: string | null;
};

/**
 * The latest runs of a source's workflow for a ref: the last completed one and a newer one in progress, each
 * with all of its jobs. The jobs of a completed run are fetched once.
 */
export function runsResource(runsOf: RunsOf): Resource<LatestRuns> {
  const { source, ref } = runsOf;
  return {
    key: `runs:${source.id}:${ref}`,
    version: 1,
    schema: storedRuns,
    ttlMs: ({ running }, plan) =>
      running === null ? plan.runsMs : plan.followMs(running.jobs.length),
    fetch: (github, previous) => new RunsRequest(github, runsOf, previous).fetch(),
  };
}

/** Where runs are looked for: a workflow, and the branch or the commit that it ran for. */
type Place = { readonly workflow: string; readonly of: Readonly<Record<string, string>> };

type Found = {
  readonly workflow: string;
  readonly heads: readonly RunHead[];
  /** ETag of the list; null where several lists were needed. */
  readonly etag: string | null;
};

class RunsRequest {
  readonly #github: GitHub;
  readonly #runsOf: RunsOf;
  readonly #previous: Previous<LatestRuns> | null;

  constructor(github: GitHub, runsOf: RunsOf, previous: Previous<LatestRuns> | null) {
    this.#github = github;
    this.#runsOf = runsOf;
    this.#previous = previous;
  }

  async fetch(): Promise<Result<Fetched<LatestRuns>, UpstreamFailure>> {
    const found = await this.#findRuns();
    if (!found.ok) return found;
    if (found.value === 'unchanged') return this.#follow();
    const { workflow, heads, etag } = found.value;
    const newest = heads.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id);
    const ended = newest.findIndex(({ conclusion }) => conclusion !== 'running');
    const running = newest.slice(0, ended === -1 ? undefined : ended)[0];
    const completed = await this.#complete(newest[ended], workflow);
    if (!completed.ok) return completed;
    const inProgress = await this.#complete(running, workflow);
    if (!inProgress.ok) return inProgress;
    const value = { completed: completed.value, running: inProgress.value };
    return ok({ kind: 'changed', value, etag });
  }

  /** The list of runs is unchanged, but the jobs of a run in progress may have changed. */
  async #follow(): Promise<Result<Fetched<LatestRuns>, UpstreamFailure>> {
    const previous = this.#previous;
    if (previous === null || previous.value.running === null) return ok({ kind: 'unchanged' });
    const { running } = previous.value;
    const followed = await this.#fetchJobs(running);
    if (!followed.ok) return followed;
    const value = { ...previous.value, running: { ...running, ...followed.value } };
    return ok({ kind: 'changed', value, etag: previous.etag });
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
    return ok({ workflow: '', heads: [], etag: null });
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
    for (let page = 1; page <= MOST_RUN_PAGES; page += 1) {
      // oxlint-disable-next-line no-await-in-loop
      const response = await this.#github.request({
        route: 'GET /repos/{owner}/{repo}/actions/workflows/{workflow}/runs',
        parameters: {
          ...this.#repository(),
          workflow,
          ...of,
          per_page: RUNS_PER_PAGE,
          ...later(page),
        },
        schema: wireRunList,
        what: 'workflow',
        etag: isFirst && page === 1 ? (this.#previous?.etag ?? null) : null,
      });
      if (!response.ok) return response;
      if (response.value.kind === 'unchanged') return ok('unchanged');
      const { rows, unreadable } = parseEach(wireRun, response.value.value.workflow_runs);
      if (rows.length === 0 && unreadable > 0) {
        return fail({ kind: 'unreadable', where: `list of runs: none of ${unreadable} rows` });
      }
      if (isFirst && page === 1) etag = response.value.etag;
      const heads = rows.filter(({ isOwn }) => isOwn);
      if (heads.some(({ conclusion }) => conclusion !== 'running') || !response.value.hasNext) {
        return ok({ workflow, heads, etag: page === 1 ? etag : null });
      }
    }
    return ok({ workflow, heads: [], etag: null });
  }

  /** Adds the jobs to a run: the cached ones where it had completed before, else as GitHub lists them now. */
  async #complete(
    head: RunHead | undefined,
    workflow: string,
  ): Promise<Result<WorkflowRun | null, UpstreamFailure>> {
    if (head === undefined) return ok(null);
    const { isOwn: _isOwn, ...run } = head;
    const known = this.#previous?.value.completed ?? null;
    if (known !== null && known.id === run.id && known.attempt === run.attempt) {
      const { jobs, unreadableJobs } = known;
      return ok({ ...run, workflow, jobs, unreadableJobs });
    }
    const fetched = await this.#fetchJobs(run);
    return fetched.ok ? ok({ ...run, workflow, ...fetched.value }) : fetched;
  }

  async #fetchJobs({
    id,
    url,
  }: Pick<WorkflowRun, 'id' | 'url'>): Promise<
    Result<Pick<WorkflowRun, 'jobs' | 'unreadableJobs'>, UpstreamFailure>
  > {
    const jobs = new Map<number, RunJob>();
    let unreadable = 0;
    for (let page = 1; page <= MOST_JOB_PAGES; page += 1) {
      // oxlint-disable-next-line no-await-in-loop
      const response = await this.#github.request({
        route: 'GET /repos/{owner}/{repo}/actions/runs/{id}/jobs',
        parameters: {
          ...this.#repository(),
          id,
          filter: 'latest',
          per_page: JOBS_PER_PAGE,
          ...later(page),
        },
        schema: wireRunJobList,
        what: 'list of jobs of this run',
      });
      if (!response.ok) return response;
      if (response.value.kind === 'unchanged') break;
      const { value, hasNext } = response.value;
      const read = parseEach(wireRunJob, value.jobs);
      unreadable += read.unreadable;
      for (const job of read.rows) jobs.set(job.id, withUrl(job, url));
      if (!hasNext) break;
      if (page === MOST_JOB_PAGES)
        unreadable += Math.max(0, value.total_count - jobs.size - unreadable);
    }
    return ok({ jobs: [...jobs.values()], unreadableJobs: unreadable });
  }

  #repository() {
    const { owner, name } = this.#runsOf.source.repository;
    return { owner, repo: name };
  }
}

function later(page: number): Readonly<Record<string, number>> {
  return page === 1 ? {} : { page };
}

function withUrl({ url, ...job }: WireRunJob, runUrl: string): RunJob {
  return { ...job, url: url ?? runUrl };
}
