import * as z from 'zod/mini';

import type { JobResult } from '@/lib/matrix/jobs/model';

import type { matrixResponse } from './matrix-response';
import { jobResultSchema, runSchema } from './run-schema';

type MatrixResponse = ReturnType<typeof matrixResponse>;

/** As much of the matrix as a page needs that follows a run. */
type Followed = {
  readonly run: Pick<NonNullable<MatrixResponse['run']>, 'completedAt'> | null;
  readonly jobs: readonly Pick<MatrixResponse['jobs'][number], 'id' | 'result'>[];
};

const followed = z.object({
  run: z.nullable(z.pick(runSchema, { completedAt: true })),
  jobs: z.array(z.object({ id: z.string(), result: z.nullable(jobResultSchema) })),
}) satisfies z.ZodMiniType<Followed>;

/** The results of a run that is followed, by job id, and whether it has ended. */
export type LiveResults = {
  readonly hasEnded: boolean;
  readonly results: ReadonlyMap<string, JobResult | null>;
};

/** Reads the response of `GET /api/v1/matrix`; throws when it has another shape, which would be a bug of this site. */
export function readLiveResults(json: unknown): LiveResults {
  const { run, jobs } = followed.parse(json);
  return {
    hasEnded: run === null || run.completedAt !== null,
    results: new Map(jobs.map(({ id, result }) => [id, result])),
  };
}
