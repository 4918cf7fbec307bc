import { toJsonObject } from '@/lib/matrix/expand/matrix-json';
import type { Problem } from '@/lib/matrix/expand/model';
import { countCombinations } from '@/lib/matrix/grid/newest-evidence';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { WorkflowRun } from '@/lib/matrix/runs/model';
import { newerRun, shownRun } from '@/lib/matrix/runs/shown-run';
import { maintenanceOf, type Maintenance } from '@/lib/names/distributions/end-of-life';
import { LIFECYCLES_READ_ON } from '@/lib/names/distributions/end-of-life-dates';
import { movedTo, type SourceMatrix, type UpstreamRefusal } from '@/lib/site/model/source-matrix';
import type { QueryNotice } from '@/lib/site/url/matrix-query';

import { failureResponse } from './failure-response';
import { fetchedOrCopied } from './fetched-or-copied';
import { SCHEMA_VERSION } from './schema-version';

/** A matrix, the selection of its jobs that is shown, and what could not be read. */
type RequestedMatrix = {
  readonly matrix: SourceMatrix;
  readonly problems: readonly Problem[];
  readonly jobs: readonly TestedJob[];
  readonly selected: readonly TestedJob[];
  /** Parameters that were left out, each with the reason. */
  readonly queryNotices: readonly QueryNotice[];
  /** The moment of the response, by which a base image is maintained or not. */
  readonly now: string;
};

/**
 * Shapes a matrix and a selection of its jobs into the response of `GET /api/v1/matrix` for one source: jobs in
 * GitHub's order, `matrix` with upstream's own keys and types, `name` untrimmed.
 */
export function matrixResponse({
  matrix,
  jobs,
  selected,
  problems,
  queryNotices,
  now,
}: RequestedMatrix) {
  return {
    schemaVersion: SCHEMA_VERSION,
    generatedAt: generatedAt(matrix),
    source: sourceResponse(matrix),
    freshness: freshnessResponse(matrix),
    ...runsResponse(matrix),
    total: jobs.length,
    count: selected.length,
    jobs: selected.map((job) => jobResponse(job, now)),
    problems: problems.map(problemResponse),
    ignored: queryNotices,
  };
}

/** All matrices, the selection of their jobs that is shown, and what could not be read. */
type RequestedMatrices = Pick<RequestedMatrix, 'jobs' | 'selected' | 'queryNotices' | 'now'> & {
  readonly sources: readonly Pick<RequestedMatrix, 'matrix' | 'problems'>[];
  readonly missing: readonly UpstreamRefusal[];
};

/** Shapes all matrices and a selection of their jobs into the response of `GET /api/v1/matrix?source=all`. */
export function allMatricesResponse({
  sources,
  missing,
  jobs,
  selected,
  queryNotices,
  now,
}: RequestedMatrices) {
  const times = sources.map(({ matrix }) => generatedAt(matrix)).toSorted();
  return {
    schemaVersion: SCHEMA_VERSION,
    generatedAt: times[0] ?? '',
    sources: sources.map(({ matrix, problems }) => ({
      source: sourceResponse(matrix),
      freshness: freshnessResponse(matrix),
      ...runsResponse(matrix),
      total: countOf(jobs, matrix.source.id),
      count: countOf(selected, matrix.source.id),
      problems: problems.map(problemResponse),
    })),
    missing: missing.map(({ source, failure, nextAttemptAt }) => ({
      source: source.id,
      failure: failureResponse(failure),
      nextAttemptAt,
    })),
    total: jobs.length,
    count: selected.length,
    combinations: { total: countCombinations(jobs), count: countCombinations(selected) },
    jobs: selected.map((job) => jobResponse(job, now)),
    ignored: queryNotices,
  };
}

function countOf(jobs: readonly TestedJob[], id: string): number {
  return jobs.filter(({ source }) => source === id).length;
}

function generatedAt({ freshness }: SourceMatrix): string {
  return freshness.checkedAt ?? freshness.fetchedAt;
}

/** Shapes where a matrix was read. */
export function sourceResponse(matrix: SourceMatrix) {
  const { source, repository } = matrix;
  return {
    id: source.id,
    title: source.title,
    repository: `${source.repository.owner}/${source.repository.name}`,
    movedTo: movedTo(matrix),
    path: source.path,
    ref: matrix.ref,
    commit: matrix.commit,
    committedAt: matrix.committedAt,
    url: matrix.fileUrl,
    archived: repository?.archived ?? null,
    changedAt: matrix.changedAt,
  };
}

function runsResponse({ runs }: SourceMatrix) {
  const run = runs === null ? null : shownRun(runs);
  const newer = runs === null ? null : newerRun(runs);
  return {
    run: run === null ? null : runResponse(run),
    newerRun: newer === null ? null : runResponse(newer),
  };
}

function problemResponse({ message, line, column }: Problem) {
  return { message, line, column };
}

function freshnessResponse({ freshness: file, runs, runsFreshness, runsFailure }: SourceMatrix) {
  const failure = file.failure ?? runsFailure;
  const isStale = file.state === 'live' && runsFreshness?.state === 'stale';
  return {
    state: isStale ? ('stale' as const) : file.state,
    ...fetchedOrCopied(file),
    checkedAt: file.checkedAt,
    failure: failure === null ? null : failureResponse(failure),
    failingSince: file.failingSince ?? runsFreshness?.failingSince ?? null,
    nextAttemptAt: file.nextAttemptAt,
    results:
      runsFreshness === null
        ? null
        : {
            state: runsFreshness.state,
            fetchedAt: runsFreshness.fetchedAt,
            checkedAt: runsFreshness.checkedAt,
            unreadableRuns: runs?.unreadable ?? 0,
          },
  };
}

function runResponse(run: WorkflowRun) {
  return {
    id: run.id,
    attempt: run.attempt,
    workflow: run.workflow,
    event: run.event,
    url: run.url,
    conclusion: run.conclusion,
    commit: run.commit,
    createdAt: run.createdAt,
    completedAt: run.completedAt,
    unreadableJobs: run.unreadableJobs,
  };
}

function jobResponse(job: TestedJob, now: string) {
  return {
    id: job.id,
    source: job.source,
    job: job.job,
    name: job.name,
    matrix: toJsonObject(job.matrix),
    lines: job.lines.start < 1 ? null : job.lines,
    url: job.url,
    baseImage: job.baseImage,
    distribution: job.distribution,
    baseMaintenance: job.baseImage === null ? null : maintenanceResponse(maintenanceOf(job, now)),
    arch: job.arch,
    model: job.model,
    trustedBoot: job.trustedBoot,
    fips: job.fips,
    provider: job.provider,
    scope: job.scope,
    changedBy: job.effects.map(({ index, lines, set }) => ({
      include: index,
      lines,
      set: toJsonObject(set),
    })),
    result: job.result,
    newerResult: job.newerResult,
    supersededBy: job.supersededBy,
  };
}

function maintenanceResponse(maintenance: Maintenance) {
  const { state, words } = maintenance;
  return {
    state,
    words,
    endsOn: 'endsOn' in maintenance ? maintenance.endsOn : null,
    source: 'source' in maintenance ? maintenance.source : null,
    readOn: LIFECYCLES_READ_ON,
  };
}
