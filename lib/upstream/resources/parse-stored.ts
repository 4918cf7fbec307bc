import 'server-only';
import { z } from 'zod';

import type { RepositoryFacts } from '@/lib/base/repository';
import type { MatrixReading, MatrixValue } from '@/lib/matrix/expand/model';
import { CONCLUSIONS, type LatestRuns } from '@/lib/matrix/runs/model';

/** The matrices of a workflow file at one commit. */
export type MatrixFile = {
  readonly commit: string;
  readonly committedAt: string | null;
  /** When the file itself last changed, at that commit. */
  readonly changedAt: string | null;
  readonly reading: MatrixReading;
};

const text = z.string();
const index = z.int().nonnegative();
const line = z.int();
const lines = z.object({ start: line, end: line });

const value: z.ZodType<MatrixValue> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), text, z.array(value), z.object({ entries })]),
);

const entries = z.array(z.tuple([text, value]));

const origin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('product') }),
  z.object({ kind: z.literal('include'), index }),
  z.object({ kind: z.literal('computed') }),
  z.object({ kind: z.literal('run') }),
]);

const matrixJob = z.object({
  id: text,
  job: text,
  name: text,
  nameIsEvaluated: z.boolean(),
  matrix: entries,
  origin,
  lines,
  axisLines: z.array(z.object({ key: text, line })),
  effects: z.array(z.object({ index, lines, set: entries })),
  scope: text.nullable(),
});

/** Checks a stored reading of a workflow file. */
export const storedReading: z.ZodType<MatrixReading> = z.object({
  workflowName: text.nullable(),
  jobs: z.array(
    z.object({
      job: text,
      line,
      matrix: z.enum(['static', 'computed', 'dynamic', 'invalid']),
      jobs: z.array(matrixJob),
    }),
  ),
  problems: z.array(z.object({ message: text, line: line.nullable(), column: line.nullable() })),
  excerpt: z.array(z.object({ line, text })),
});

/** Checks a stored matrix file. */
export const storedMatrixFile: z.ZodType<MatrixFile> = z.object({
  commit: text,
  committedAt: text.nullable(),
  changedAt: text.nullable(),
  reading: storedReading,
});

/** Checks a stored repository. */
export const storedRepository: z.ZodType<RepositoryFacts> = z.object({
  fullName: text,
  url: text,
  archived: z.boolean(),
  defaultBranch: text,
});

const conclusion = z.enum(CONCLUSIONS);

/** Checks a stored run. */
export const storedRun = z.object({
  id: z.int(),
  attempt: z.int(),
  workflow: text,
  event: text,
  branch: text.nullable(),
  commit: text,
  url: text,
  conclusion,
  createdAt: text,
  completedAt: text.nullable(),
  jobs: z.array(
    z.object({
      id: z.int(),
      name: text,
      conclusion,
      url: text,
      startedAt: text.nullable(),
      completedAt: text.nullable(),
    }),
  ),
  unreadableJobs: index,
});

/** Checks stored runs. */
export const storedRuns: z.ZodType<LatestRuns> = z.object({
  completed: storedRun.nullable(),
  inconclusive: storedRun.nullable(),
  running: storedRun.nullable(),
  earlier: z.array(storedRun),
  unreadable: index,
});
