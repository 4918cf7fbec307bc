import 'server-only';
import { z } from 'zod';

import type { RunJob } from '@/lib/matrix/runs/model';

import { wireTime, wireUrl } from './wire-common';
import { readConclusion } from './wire-conclusion';

/** GitHub's job of a run; `url` is null where GitHub gives none. */
export type WireRunJob = Omit<RunJob, 'url'> & { readonly url: string | null };

/** GitHub's job of a workflow run. */
export const wireRunJob = z
  .object({
    id: z.int().positive(),
    name: z.string(),
    status: z.string().nullish(),
    conclusion: z.string().nullish(),
    html_url: wireUrl.nullish(),
    started_at: wireTime.nullish(),
    completed_at: wireTime.nullish(),
  })
  .transform((job): WireRunJob => ({
    id: job.id,
    name: job.name,
    conclusion: readConclusion(job.status, job.conclusion),
    url: job.html_url ?? null,
    startedAt: job.started_at ?? null,
    completedAt: job.completed_at ?? null,
  }));

/** GitHub's list of jobs, its rows unread. */
export const wireRunJobList = z.object({
  total_count: z.int().nonnegative().default(0),
  jobs: z.array(z.unknown()),
});
