import { toJsonObject } from '@/lib/matrix/expand/matrix-json';
import type { Problem } from '@/lib/matrix/expand/model';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { WorkflowRun } from '@/lib/matrix/runs/model';
import { newerRun, shownRun } from '@/lib/matrix/runs/shown-run';
import { movedTo, type SourceMatrix } from '@/lib/site/model/source-matrix';
import type { QueryNotice } from '@/lib/site/url/matrix-query';

import { failureResponse } from './failure-response';
import { fetchedOrCopied } from './fetched-or-copied';
import { SCHEMA_VERSION } from './schema-version';

/** A matrix, the selection of its jobs that is shown, and what could not be read. */
export type ShownMatrix = {
  readonly matrix: SourceMatrix;
  readonly jobs: readonly TestedJob[];
  readonly selected: readonly TestedJob[];
  readonly problems: readonly Problem[];
};

type RequestedMatrix = ShownMatrix & {
  /** Parameters that were left out, each with the reason. */
  readonly queryNotices: readonly QueryNotice[];
};

/**
 * Shapes a matrix and a selection of its jobs into the response of `GET /api/v1/matrix`: jobs in GitHub's
 * order, `matrix` with upstream's own keys and types, `name` untrimmed.
 */
export function matrixResponse({
  matrix,
  jobs,
  selected,
  problems,
  queryNotices,
}: RequestedMatrix) {
  const { source, repository } = matrix;
  const run = matrix.runs === null ? null : shownRun(matrix.runs);
  const newer = matrix.runs === null ? null : newerRun(matrix.runs);
  return {
    schemaVersion: SCHEMA_VERSION,
    generatedAt: matrix.freshness.checkedAt ?? matrix.freshness.fetchedAt,
    source: {
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
    },
    freshness: freshnessResponse(matrix),
    run: run === null ? null : runResponse(run),
    newerRun: newer === null ? null : runResponse(newer),
    total: jobs.length,
    count: selected.length,
    jobs: selected.map(jobResponse),
    problems: problems.map(({ message, line, column }) => ({ message, line, column })),
    ignored: queryNotices,
  };
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

function jobResponse(job: TestedJob) {
  return {
    id: job.id,
    job: job.job,
    name: job.name,
    matrix: toJsonObject(job.matrix),
    lines: job.lines.start < 1 ? null : job.lines,
    url: job.url,
    baseImage: job.baseImage,
    distribution: job.distribution,
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
  };
}
