import * as z from 'zod/mini';

import type { TestedJob } from '@/lib/matrix/jobs/model';

import type { matrixResponse } from './matrix-response';
import { jobResultSchema, runSchema } from './run-schema';

type MatrixResponse = ReturnType<typeof matrixResponse>;

/** As much of the matrix as a page needs that follows a run. */
type Followed = {
  readonly run: Pick<NonNullable<MatrixResponse['run']>, 'completedAt'> | null;
  readonly newerRun: Pick<NonNullable<MatrixResponse['newerRun']>, 'completedAt'> | null;
  readonly jobs: readonly Pick<MatrixResponse['jobs'][number], 'id' | 'result' | 'newerResult'>[];
};

const run = z.nullable(z.pick(runSchema, { completedAt: true }));
const result = z.nullable(jobResultSchema);

const followed = z.object({
  run,
  newerRun: run,
  jobs: z.array(z.object({ id: z.string(), result, newerResult: result })),
}) satisfies z.ZodMiniType<Followed>;

/** The two results of a job, as `TestedJob` has them. */
type LiveResult = Pick<TestedJob, 'result' | 'newerResult'>;

/** The results of a run that is followed, by job id, and whether it has ended. */
export type LiveResults = {
  readonly hasEnded: boolean;
  readonly results: ReadonlyMap<string, LiveResult>;
};

/** Reads the response of `GET /api/v1/matrix`; throws when it has another shape, which would be a bug of this site. */
export function readLiveResults(json: unknown): LiveResults {
  const { jobs, ...runs } = followed.parse(json);
  return {
    hasEnded: [runs.run, runs.newerRun].every((each) => each === null || each.completedAt !== null),
    results: new Map(jobs.map(({ id, ...results }) => [id, results])),
  };
}
