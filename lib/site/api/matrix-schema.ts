import * as z from 'zod/mini';

import { FRESHNESS_STATES } from '@/lib/base/freshness/model';

import { describes } from './describes';
import { failureSchema, lastFailure } from './failure-schema';
import { count, field, text, time, timeOrDay, webUrl } from './field';
import { jsonObject } from './json-value';
import type { allMatricesResponse, matrixResponse } from './matrix-response';
import { jobResultSchema, runSchema } from './run-schema';
import { schemaVersion } from './schema-version';

const freshnessState = field(
  '`live`: GitHub confirmed it within its TTL; `stale`: the last good value; `snapshot`: shipped with this site',
  z.enum(FRESHNESS_STATES),
);

/** The fields that say where a matrix was read. */
export const sourceFields = {
  id: field('Id of the source, as the parameter `source` takes it', text),
  title: field('Title of the source', text),
  repository: field('Repository, as owner and name', text),
  movedTo: field('Name that the repository has now; null where it did not move', z.nullable(text)),
  path: field('Path of the workflow file in the repository', text),
  ref: field('Requested branch, tag or commit, or the default of the source', text),
  commit: field('Commit that the file was read at', text),
  committedAt: field('When that commit was made; null where unknown', z.nullable(timeOrDay)),
  url: field('Page of the workflow file at that commit', webUrl),
  archived: field(
    'Whether the repository is archived; null where unknown',
    z.nullable(z.boolean()),
  ),
  changedAt: field('When the file itself last changed; null where unknown', z.nullable(timeOrDay)),
};

const source = z.object(sourceFields);

const freshness = z.object({
  state: freshnessState,
  fetchedAt: field(
    'When the file was last fetched with a change; null for a snapshot',
    z.nullable(time),
  ),
  copiedAt: field(
    'Day on which the copy was read that the snapshot was made from; null where it is none',
    z.nullable(timeOrDay),
  ),
  checkedAt: field(
    'When GitHub last confirmed the file; null where it never did',
    z.nullable(time),
  ),
  failure: lastFailure,
  failingSince: field('When the failures began; null where there are none', z.nullable(time)),
  nextAttemptAt: field('When GitHub is read next; null where not planned', z.nullable(time)),
  results: field(
    'How old the results are; null where none were read',
    z.nullable(
      z.object({
        state: freshnessState,
        fetchedAt: field('When the results last changed here', time),
        checkedAt: field('When GitHub last confirmed the results', z.nullable(time)),
        unreadableRuns: field('Runs of GitHub’s list that could not be read', count),
      }),
    ),
  ),
});

/** Lines of a workflow file. */
export const lines = z.object({
  start: field('First line, from 1', count),
  end: field('Last line, included', count),
});

const distribution = z.object({
  id: field('Id in lower case, e.g. `ubuntu`', text),
  name: field('Name, e.g. `Ubuntu`', text),
  family: field('Id of the family, e.g. `debian`; `other` where unknown', text),
  familyName: field('Name of the family', text),
  release: field('Release, e.g. `24.04`; null where the image has none', z.nullable(text)),
});

const baseMaintenance = z.object({
  state: field(
    '`end-of-life` from the day after `endsOn`; `unknown` where the table has no date',
    z.enum(['maintained', 'end-of-life', 'rolling', 'unknown']),
  ),
  words: field('The same in words, e.g. `end of life since 31 May 2025`', text),
  endsOn: field(
    'Last day of security maintenance; null where there is none',
    z.nullable(timeOrDay),
  ),
  source: field('Lifecycle page of the distribution; null where unknown', z.nullable(webUrl)),
  readOn: field('Day on which the lifecycle pages were read', timeOrDay),
});

const provider = z.object({
  name: field('Kubernetes distribution, e.g. `k3s`', text),
  version: field('Version of Kubernetes; null where the job pins none', z.nullable(text)),
});

const include = z.object({
  include: field('Position of the entry in `include`, from 0', count),
  lines: field('Lines of the entry in the workflow file', lines),
  set: field('Keys that the entry added or overwrote', jsonObject),
});

const job = z.object({
  id: field('Id of the job, the same as long as its values are', text),
  source: field('Id of the source that declares the job', text),
  job: field('Key of the job in the workflow', text),
  name: field('Name as GitHub makes it, blanks kept; not unique', text),
  matrix: field('Values of the matrix, with the keys and types of the workflow', jsonObject),
  lines: field(
    'Lines of the workflow file that make the job; null where unknown',
    z.nullable(lines),
  ),
  url: field('Those lines at GitHub; null where unknown', z.nullable(webUrl)),
  baseImage: field(
    'Image that is turned into Kairos; null where the matrix has none',
    z.nullable(text),
  ),
  distribution: field(
    'Distribution of the base image; null where unknown',
    z.nullable(distribution),
  ),
  baseMaintenance: field(
    'Whether the base image gets security updates without a paid subscription; null where the matrix has no base image',
    z.nullable(baseMaintenance),
  ),
  arch: field('Architecture by its Go name; null where the matrix has none', z.nullable(text)),
  model: field('Board; `generic` where none is chosen', text),
  trustedBoot: field('Whether the job tests Trusted Boot', z.boolean()),
  fips: field('Whether the job tests a FIPS image', z.boolean()),
  provider: field('Kubernetes that the job installs; null for none', z.nullable(provider)),
  scope: field(
    'Scope that starts the job, e.g. `full`; null where it always runs',
    z.nullable(text),
  ),
  changedBy: field('Entries of `include` that changed the job, in file order', z.array(include)),
  result: field(
    'Last verdict on the job, else its latest result; null where no run has one',
    z.nullable(jobResultSchema),
  ),
  newerResult: field(
    'Newer result that is no verdict, e.g. `cancelled`; null where `result` is the latest',
    z.nullable(jobResultSchema),
  ),
  supersededBy: field(
    'Id of the source with newer evidence on the same combination, whose result counts for the parameter `result`; null where this job is the latest, and for one source',
    z.nullable(text),
  ),
});

/** What could not be read of a workflow file. */
export const problem = z.object({
  message: field('The problem in a sentence', text),
  line: field('Line of the workflow file, from 1; null where none applies', z.nullable(count)),
  column: field('Column, from 1; null where none applies', z.nullable(count)),
});

/** A parameter that was left out. */
export const ignored = z.object({
  key: field('Ignored parameter', text),
  value: field('Ignored value', text),
  message: field('Why it was ignored, in a sentence', text),
});

const RUN =
  'Latest run with a verdict, from which the results come, else the latest; null where there is none';
const NEWER_RUN =
  'Newer run that is in progress or ended without a verdict; null where `run` is the latest';

/** What one matrix has, whether it is requested alone or with all. */
const matrixFields = {
  source: field('Where the matrix was read', source),
  freshness: field('How old the matrix and its results are', freshness),
  run: field(RUN, z.nullable(runSchema)),
  newerRun: field(NEWER_RUN, z.nullable(runSchema)),
  total: field('Jobs of the matrix', count),
  count: field('Jobs of the matrix that the parameters select', count),
  problems: field('What could not be read of the workflow', z.array(problem)),
};

const ignoredField = field('Parameters that were ignored, each with the reason', z.array(ignored));

/** The response of `GET /api/v1/matrix` for one source. */
export const matrixSchema = describes<ReturnType<typeof matrixResponse>>()(
  z.object({
    schemaVersion,
    generatedAt: field(
      'When GitHub last confirmed the file, or the copy of it was read',
      timeOrDay,
    ),
    ...matrixFields,
    jobs: field('The selected jobs, in GitHub’s order', z.array(job)),
    ignored: ignoredField,
  }),
);

const missing = z.object({
  source: field('Id of the source', text),
  failure: field('Why it could not be read', failureSchema),
  nextAttemptAt: field('When GitHub is read next; null where not planned', z.nullable(time)),
});

const combinations = z.object({
  total: field('Combinations that the jobs of all sources test', count),
  count: field('Combinations that the selected jobs test', count),
});

/** The response of `GET /api/v1/matrix?source=all`. */
export const allMatricesSchema = describes<ReturnType<typeof allMatricesResponse>>()(
  z.object({
    schemaVersion,
    generatedAt: field('The oldest of these times of the sources', timeOrDay),
    sources: field(
      'The sources that were read, those that CI runs today first',
      z.array(z.object(matrixFields)),
    ),
    missing: field('The sources that could not be read', z.array(missing)),
    total: field('Jobs of all sources', count),
    count: field('Jobs that the parameters select', count),
    combinations: field(
      'What the jobs test, each combination of base image, architecture, board, boot, FIPS and Kubernetes once',
      combinations,
    ),
    jobs: field('The selected jobs, source by source in GitHub’s order', z.array(job)),
    ignored: ignoredField,
  }),
);
