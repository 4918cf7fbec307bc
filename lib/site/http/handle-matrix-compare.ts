import 'server-only';
import { compareResponse } from '@/lib/site/api/compare-response';
import { matrixCompareMarkdown } from '@/lib/site/exports/matrix-compare-markdown';
import { loadMatrixCompare } from '@/lib/site/load/load-matrix-compare';
import { formatCompareQuery } from '@/lib/site/url/compare-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { markdownType } from './markdown-type';
import { refuseAt } from './refuse-at';
import { respondJson, respondProblem, respondText } from './respond';

/** Handles a request for a comparison of two matrices in one of its formats; the parameters are those of the page. */
export async function handleMatrixCompare(
  request: Request,
  format: 'json' | 'md',
): Promise<Response> {
  const page = await loadMatrixCompare(new URL(request.url).searchParams);
  const { result, query, origin, queryNotices } = page;
  if (result === null) return refuseUnchosen();
  if (!result.ok) {
    const { refusal, side } = result.failure;
    return refuseAt(refusal, page.choices, side);
  }
  if (format === 'json') return respondJson(compareResponse(result.value, queryNotices));
  const permalink = `${origin}${withQuery(paths.matrixCompare, formatCompareQuery(query))}`;
  return respondText(markdownType(request), matrixCompareMarkdown(result.value, permalink));
}

function refuseUnchosen(): Response {
  const detail =
    'Set from, to or both to a branch, tag, commit or day (e.g. from=v0.9.1&to=v0.17.3), or toSource to another source.';
  return respondProblem({ status: 422, title: 'No two matrices selected', detail });
}
