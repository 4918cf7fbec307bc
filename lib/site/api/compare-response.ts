import { titleOfCell } from '@/lib/matrix/compare/describe-cell';
import type { Cause, ComparedCell } from '@/lib/matrix/compare/model';
import { countKinds } from '@/lib/matrix/compare/select-cells';
import { toJsonObject } from '@/lib/matrix/expand/matrix-json';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { MatrixAt } from '@/lib/site/model/matrix-at';
import type { MatrixComparison } from '@/lib/site/model/matrix-compare-page';
import type { QueryNotice } from '@/lib/site/url/matrix-query';

import { sourceResponse } from './matrix-response';
import { SCHEMA_VERSION } from './schema-version';

/** Shapes a comparison of two matrices into the response of `GET /api/v1/matrix/compare`. */
export function compareResponse(comparison: MatrixComparison, ignored: readonly QueryNotice[]) {
  const { from, to, selected, listed, doubts } = comparison;
  return {
    schemaVersion: SCHEMA_VERSION,
    from: sideResponse(from),
    to: sideResponse(to),
    counts: countKinds(selected),
    cells: listed.map(cellResponse),
    doubts,
    ignored,
  };
}

/** Shapes one of two matrices. */
export function sideResponse({ matrix, jobs, day }: MatrixAt) {
  return { ...sourceResponse(matrix), day, total: jobs.length };
}

/** A compared cell, as the API has it. */
export type CellResponse = ReturnType<typeof cellResponse>;

/** Shapes one compared cell. */
export function cellResponse(cell: ComparedCell) {
  const { image, arch, tests } = titleOfCell(cell);
  return {
    baseImage: image,
    arch,
    tests,
    change: cell.kind,
    isSilent: cell.isSilent,
    values: cell.values,
    causes: cell.causes.map(causeResponse),
    before: cell.before.map(jobResponse),
    after: cell.after.map(jobResponse),
  };
}

function causeResponse({ side, sentence, lines, url }: Cause) {
  return { side, sentence, lines, url };
}

function jobResponse({ id, job, name, matrix, lines, url, result }: TestedJob) {
  return {
    id,
    job,
    name,
    matrix: toJsonObject(matrix),
    lines: lines.start < 1 ? null : lines,
    url,
    result,
  };
}
