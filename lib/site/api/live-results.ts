import * as z from 'zod/mini';

import type { TestedJob } from '@/lib/matrix/jobs/model';

import type { allMatricesResponse, matrixResponse } from './matrix-response';
import { jobResultSchema, runSchema } from './run-schema';

type MatrixResponse = ReturnType<typeof matrixResponse>;
type AllMatricesResponse = ReturnType<typeof allMatricesResponse>;

type FollowedRuns = {
  readonly run: Pick<NonNullable<MatrixResponse['run']>, 'completedAt'> | null;
  readonly newerRun: Pick<NonNullable<MatrixResponse['newerRun']>, 'completedAt'> | null;
};

type FollowedJobs = readonly Pick<
  (MatrixResponse | AllMatricesResponse)['jobs'][number],
  'id' | 'result' | 'newerResult'
>[];

const run = z.nullable(z.pick(runSchema, { completedAt: true }));
const result = z.nullable(jobResultSchema);

const jobs = z.array(z.object({ id: z.string(), result, newerResult: result }));
const runs = z.object({ run, newerRun: run }) satisfies z.ZodMiniType<FollowedRuns>;

/** As much of the matrix as a page needs that follows a run, of all sources or of one. */
const followed = z.union([
  z.object({ sources: z.array(runs), jobs }),
  z.extend(runs, { jobs }),
]) satisfies z.ZodMiniType<
  { readonly jobs: FollowedJobs } & (FollowedRuns | { readonly sources: readonly FollowedRuns[] })
>;

/** The two results of a job, as `TestedJob` has them. */
type LiveResult = Pick<TestedJob, 'result' | 'newerResult'>;

/** The results of a run that is followed, by job id, and whether it has ended. */
export type LiveResults = {
  readonly hasEnded: boolean;
  readonly results: ReadonlyMap<string, LiveResult>;
};

/** Reads the response of `GET /api/v1/matrix`; throws when it has another shape, which would be a bug of this site. */
export function readLiveResults(json: unknown): LiveResults {
  const read = followed.parse(json);
  const ofSources = 'sources' in read ? read.sources : [read];
  const all = ofSources.flatMap((each) => [each.run, each.newerRun]);
  return {
    hasEnded: all.every((each) => each === null || each.completedAt !== null),
    results: new Map(read.jobs.map(({ id, ...results }) => [id, results])),
  };
}
