import 'server-only';
import { cache } from 'react';

import { fail, ok, type Result } from '@/lib/base/result';
import { compareJobs } from '@/lib/matrix/compare/compare-jobs';
import { doubtOfReading } from '@/lib/matrix/compare/doubts';
import { jobsOfCells, selectCells } from '@/lib/matrix/compare/select-cells';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { MatrixAt } from '@/lib/site/model/matrix-at';
import type {
  CompareRefusal,
  MatrixComparePage,
  MatrixComparison,
} from '@/lib/site/model/matrix-compare-page';
import { readCompareQuery, type CompareQuery } from '@/lib/site/url/compare-query';
import { settleMatrixQuery, type QueryNotice } from '@/lib/site/url/matrix-query';

import { loadMatrixAt, loadRefChoices } from './load-matrix-at';
import { siteUrl } from './site-url';

/** Loads what a URL compares: two matrices cell by cell, with its filters checked against the jobs of both. */
export function loadMatrixCompare(params: URLSearchParams): Promise<MatrixComparePage> {
  return loadByText(params.toString());
}

const loadByText = cache(async (text: string): Promise<MatrixComparePage> => {
  const read = readCompareQuery(new URLSearchParams(text));
  const now = new Date().toISOString();
  const { origin } = siteUrl();
  const { query } = read;
  const isChosen = query.from !== null || query.to !== null || query.toSource !== null;
  const choices = await loadRefChoices();
  if (!isChosen) {
    return { query, now, origin, choices, queryNotices: read.notices, result: null };
  }
  const sides = await loadSides(query);
  if (!sides.ok) {
    return { query, now, origin, choices, queryNotices: read.notices, result: sides };
  }
  const { settled, notices, comparison } = compare(query, sides.value);
  const queryNotices = [...read.notices, ...notices];
  return { query: settled, now, origin, choices, queryNotices, result: ok(comparison) };
});

type Sides = { readonly from: MatrixAt; readonly to: MatrixAt };

async function loadSides(query: CompareQuery): Promise<Result<Sides, CompareRefusal>> {
  const source = query.source ?? matrixSources[0].id;
  const [from, to] = await Promise.all([
    loadMatrixAt(source, query.from),
    loadMatrixAt(query.toSource ?? source, query.to),
  ]);
  if (!from.ok) return fail({ side: 'from', refusal: from.failure });
  if (!to.ok) return fail({ side: 'to', refusal: to.failure });
  return ok({ from: from.value, to: to.value });
}

function compare(
  query: CompareQuery,
  { from, to }: Sides,
): {
  readonly settled: CompareQuery;
  readonly notices: readonly QueryNotice[];
  readonly comparison: MatrixComparison;
} {
  const cells = compareJobs(from.jobs, to.jobs);
  const { text, choices } = query;
  const filters = { source: null, ref: null, at: null, cell: null, gap: null, published: null };
  const settled = settleMatrixQuery({ ...filters, text, choices }, jobsOfCells(cells));
  const selected = selectCells(cells, settled.query);
  const { changes } = query;
  const listed = selected.filter(({ kind }) =>
    changes.length === 0 ? kind !== 'same' : changes.includes(kind),
  );
  const doubts = [from, to].flatMap(
    ({ matrix }) => doubtOfReading(matrix.reading, `${matrix.source.id} at ${matrix.ref}`) ?? [],
  );
  return {
    settled: { ...query, choices: settled.query.choices },
    notices: settled.notices,
    comparison: { from, to, cells, selected, listed, doubts },
  };
}
