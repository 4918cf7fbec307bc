import * as z from 'zod/mini';

import { CHANGE_KINDS } from '@/lib/matrix/compare/model';

import type { compareResponse } from './compare-response';
import { describes } from './describes';
import { count, field, text, webUrl } from './field';
import { jsonObject } from './json-value';
import { ignored, lines, sourceFields } from './matrix-schema';
import { jobResultSchema } from './run-schema';
import { schemaVersion } from './schema-version';

/** One of two matrices. */
export const side = z.object({
  ...sourceFields,
  day: field('Day that was requested, e.g. `2026-01-31`; null for a ref', z.nullable(text)),
  total: field('Jobs of this matrix', count),
});

const value = z.object({
  key: field('Value that differs, e.g. `Kubernetes version`', text),
  before: field('Value in the first matrix; null where it has none', z.nullable(text)),
  after: field('Value in the second matrix; null where it has none', z.nullable(text)),
});

const cause = z.object({
  side: field('Matrix whose file has the lines', z.enum(['before', 'after'])),
  sentence: field('What in the workflow file made the difference', text),
  lines: field('Those lines; null where unknown', z.nullable(lines)),
  url: field('Those lines at GitHub; null where unknown', z.nullable(webUrl)),
});

const job = z.object({
  id: field('Id of the job, the same as long as its values are', text),
  job: field('Key of the job in the workflow', text),
  name: field('Name as GitHub makes it, blanks kept; not unique', text),
  matrix: field('Values of the matrix, with the keys and types of the workflow', jsonObject),
  lines: field('Lines that make the job; null where unknown', z.nullable(lines)),
  url: field('Those lines at GitHub; null where unknown', z.nullable(webUrl)),
  result: field(
    'Last verdict, else newest result; null where no run has one',
    z.nullable(jobResultSchema),
  ),
});

/** A cell of either matrix. */
export const comparedCell = z.object({
  baseImage: field('Base image of the cell', text),
  arch: field('Architecture; `any` where the matrix has none', text),
  tests: field('What else the cell tests, e.g. `trusted boot`', text),
  change: field('How the cell changed', z.enum(CHANGE_KINDS)),
  isSilent: field(
    'Whether it was dropped by an include entry while the axes still make its job',
    z.boolean(),
  ),
  values: field('Values that differ, where the cell is changed', z.array(value)),
  causes: field('What in the workflow files made the difference', z.array(cause)),
  before: field('Jobs of the cell in the first matrix', z.array(job)),
  after: field('Jobs of the cell in the second matrix', z.array(job)),
});

/** How many cells became what. */
export const changeCounts = z.object({
  dropped: field('Cells that only the first matrix has', count),
  added: field('Cells that only the second matrix has', count),
  changed: field('Cells of both with other values', count),
  same: field('Cells of both with the same values', count),
  silent: field('Dropped cells whose job an include entry turned into another one', count),
});

/** The response of `GET /api/v1/matrix/compare`. */
export const compareSchema = describes<ReturnType<typeof compareResponse>>()(
  z.object({
    schemaVersion,
    from: field('First matrix', side),
    to: field('Second matrix', side),
    counts: field('Cells that the filters select, by kind of change', changeCounts),
    cells: field(
      'Selected cells of the requested kinds; all that differ by default',
      z.array(comparedCell),
    ),
    doubts: field('What makes the comparison incomplete, in sentences', z.array(text)),
    ignored: field('Parameters that were ignored, each with the reason', z.array(ignored)),
  }),
);
