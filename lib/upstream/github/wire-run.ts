import 'server-only';
import { z } from 'zod';

import type { WorkflowRun } from '@/lib/matrix/runs/model';

import { wireCommitName, wireTime, wireUrl } from './wire-common';
import { readConclusion } from './wire-conclusion';

/** A run without its jobs and its workflow. */
export type RunHead = Omit<WorkflowRun, 'jobs' | 'unreadableJobs' | 'workflow'> & {
  /** Whether it ran the repository's own code, and not a pull request from a fork. */
  readonly isOwn: boolean;
};

const OF_PROPOSALS = new Set(['pull_request', 'pull_request_target', 'pull_request_review']);

/** GitHub's workflow run. */
export const wireRun = z
  .object({
    id: z.int().positive(),
    run_attempt: z.int().positive().default(1),
    event: z.string(),
    head_branch: z.string().nullish(),
    head_sha: wireCommitName,
    html_url: wireUrl,
    status: z.string().nullish(),
    conclusion: z.string().nullish(),
    created_at: wireTime,
    updated_at: wireTime.nullish(),
    repository: z.object({ id: z.int() }).nullish(),
    head_repository: z.object({ id: z.int() }).nullish(),
  })
  .transform((run): RunHead => {
    const conclusion = readConclusion(run.status, run.conclusion);
    const home = run.repository?.id ?? null;
    const origin = run.head_repository?.id ?? null;
    const isForeign = home !== null && origin !== null && home !== origin;
    return {
      id: run.id,
      attempt: run.run_attempt,
      event: run.event,
      branch: run.head_branch ?? null,
      commit: run.head_sha,
      url: run.html_url,
      conclusion,
      createdAt: run.created_at,
      completedAt: conclusion === 'running' ? null : (run.updated_at ?? run.created_at),
      isOwn: !isForeign && !OF_PROPOSALS.has(run.event),
    };
  });

/** GitHub's list of runs, its rows unread. */
export const wireRunList = z.object({ workflow_runs: z.array(z.unknown()) });
