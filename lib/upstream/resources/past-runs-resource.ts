import 'server-only';
import { z } from 'zod';

import type { UpstreamFailure } from '@/lib/base/failure';
import { IMMUTABLE_MS } from '@/lib/base/freshness/refresh-plan';
import { ok, type Result } from '@/lib/base/result';
import type { WorkflowRun } from '@/lib/matrix/runs/model';
import { areJobsUnsettled, isVerdict } from '@/lib/matrix/runs/verdicts';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import type { GitHub } from '@/lib/upstream/github/client';
import { parseEach } from '@/lib/upstream/github/parse-each';
import { wireRun, wireRunList } from '@/lib/upstream/github/wire-run';

import { findLoss } from './list-loss';
import { storedRun } from './parse-stored';
import type { Fetched, Resource } from './resource';
import { fetchRunJobs } from './run-jobs';

/** Runs with a verdict that are listed, the latest first. */
const MOST_PAST_RUNS = 10;

/** Runs of one request; those of forks and without a verdict are left out. */
const PER_PAGE = 50;

/** A run without its jobs. */
export type PastRunHead = Omit<WorkflowRun, 'jobs' | 'unreadableJobs'>;

const storedHead = storedRun.omit({ jobs: true, unreadableJobs: true });

const storedHeads: z.ZodType<readonly PastRunHead[]> = z.array(storedHead);

const storedPastRun: z.ZodType<WorkflowRun> = storedRun;

/** The latest runs of a source's own branch that ended with a verdict: one request for each workflow without one. */
export function pastRunListResource(source: MatrixSource): Resource<readonly PastRunHead[]> {
  return {
    key: `past-runs:${source.id}`,
    schemaVersion: 1,
    schema: storedHeads,
    ttlMs: (_value, plan) => plan.repositoryMs,
    // All change with ten new runs, but a list with runs does not become empty.
    lossOf: (before, after) =>
      after.length > 0 ? null : findLoss('list of runs', idsOf(before), []),
    fetch: (github) => fetchList(github, source),
  };
}

/** One of these runs with its jobs; it is read once, unless a job of it has not ended. */
export function pastRunResource(source: MatrixSource, head: PastRunHead): Resource<WorkflowRun> {
  return {
    key: `past-run:${source.id}:${head.id}:${head.attempt}`,
    schemaVersion: 1,
    schema: storedPastRun,
    ttlMs: (run, plan) => (areJobsUnsettled(run) ? plan.repositoryMs : IMMUTABLE_MS),
    fetch: async (github, previous) => {
      const stored = previous?.value.jobs ?? [];
      const { repository } = source;
      const fetched = await fetchRunJobs(github, { repository, run: head, stored });
      return fetched.ok
        ? ok({ kind: 'changed', value: { ...head, ...fetched.value }, etag: null })
        : fetched;
    },
  };
}

function idsOf(heads: readonly PastRunHead[]): readonly number[] {
  return heads.map(({ id }) => id);
}

async function fetchList(
  github: GitHub,
  source: MatrixSource,
): Promise<Result<Fetched<readonly PastRunHead[]>, UpstreamFailure>> {
  for (const workflow of source.runsOf) {
    // The next workflow is requested only where this one has no run.
    // oxlint-disable-next-line no-await-in-loop
    const response = await github.request({
      route: 'GET /repos/{owner}/{repo}/actions/workflows/{workflow}/runs',
      parameters: {
        owner: source.repository.owner,
        repo: source.repository.name,
        workflow,
        branch: source.ref,
        per_page: PER_PAGE,
      },
      schema: wireRunList,
      what: 'workflow',
    });
    if (!response.ok && response.failure.kind !== 'not-found') return response;
    if (!response.ok || response.value.kind === 'unchanged') continue;
    const { rows } = parseEach(wireRun, response.value.value.workflow_runs);
    const heads = rows
      .filter(({ isOwn, conclusion }) => isOwn && isVerdict(conclusion))
      .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id)
      .slice(0, MOST_PAST_RUNS)
      .map(({ isOwn: _isOwn, ...head }) => ({ ...head, workflow }));
    if (heads.length > 0) return ok({ kind: 'changed', value: heads, etag: null });
  }
  return ok({ kind: 'changed', value: [], etag: null });
}
