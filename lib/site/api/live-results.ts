import * as z from 'zod/mini';

import type { JobResult } from '@/lib/matrix/jobs/model';
import { CONCLUSIONS } from '@/lib/matrix/runs/model';

const answer = z.object({
  run: z.nullable(z.object({ completedAt: z.nullable(z.string()) })),
  jobs: z.array(
    z.object({
      id: z.string(),
      result: z.nullable(
        z.object({
          conclusion: z.enum(CONCLUSIONS),
          url: z.string(),
          completedAt: z.nullable(z.string()),
          runId: z.number(),
        }),
      ),
    }),
  ),
});

/** The results of a run that is followed, by job id, and whether it has ended. */
export type LiveResults = {
  readonly hasEnded: boolean;
  readonly results: ReadonlyMap<string, JobResult | null>;
};

/** Reads the answer of our own matrix route; throws when it is not of its own shape, which would be a bug. */
export function readLiveResults(json: unknown): LiveResults {
  const { run, jobs } = answer.parse(json);
  return {
    hasEnded: run === null || run.completedAt !== null,
    results: new Map(jobs.map(({ id, result }) => [id, result])),
  };
}
