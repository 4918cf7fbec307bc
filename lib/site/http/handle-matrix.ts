import 'server-only';
import { describeFailure, type UpstreamFailure } from '@/lib/base/failure';
import { formatCsv } from '@/lib/base/text/csv';
import { findMatrixSource, matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { matrixResponse } from '@/lib/site/api/matrix-response';
import { matrixMarkdown } from '@/lib/site/exports/matrix-markdown';
import { CSV_HEAD, csvRow } from '@/lib/site/exports/selection-table';
import { loadMatrixPage } from '@/lib/site/load/load-matrix-page';
import { siteUrl } from '@/lib/site/load/site-url';
import type { LoadedMatrix } from '@/lib/site/model/matrix-page';
import type { MatrixRefusal } from '@/lib/site/model/source-matrix';
import { formatMatrixQuery, type MatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { markdownType } from './markdown-type';
import { respondJson, respondProblem, respondText } from './respond';

const FORMATS = {
  json: jsonOf,
  csv: csvOf,
  md: markdownOf,
} as const;

/** Handles a request for the matrix in one of its formats; the filters are those of the page. */
export async function handleMatrix(
  request: Request,
  format: keyof typeof FORMATS,
): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const source = params.get('source');
  if (source !== null && source !== '' && findMatrixSource(source) === null) {
    return refuse({ kind: 'unknown-source', source });
  }
  const { result: loaded, query } = await loadMatrixPage(params);
  if (!loaded.ok) return refuse(loaded.failure);
  return FORMATS[format](loaded.value, query, request);
}

function jsonOf(loaded: LoadedMatrix): Response {
  return respondJson(matrixResponse(loaded));
}

function csvOf({ matrix, selected }: LoadedMatrix): Response {
  const body = formatCsv([CSV_HEAD, ...selected.map(csvRow)]);
  const fileName = `kairos-matrix-${matrix.source.id}-${matrix.commit.slice(0, 7)}.csv`;
  return respondText('text/csv; charset=utf-8', body, { fileName });
}

function markdownOf(loaded: LoadedMatrix, query: MatrixQuery, request: Request): Response {
  const permalink = `${siteUrl().origin}${withQuery(paths.matrix, formatMatrixQuery(query))}`;
  const body = matrixMarkdown(loaded, permalink);
  const type = markdownType(request);
  return respondText(type, body);
}

function refuse(refusal: MatrixRefusal): Response {
  switch (refusal.kind) {
    case 'unknown-source': {
      const known = matrixSources.map(({ id }) => id).join(', ');
      const detail = `There is no source “${refusal.source}”. Known are: ${known}.`;
      return respondProblem({ status: 404, title: 'Unknown source', detail });
    }
    case 'invalid-ref':
      return respondProblem({
        status: 404,
        title: 'Not a git ref',
        detail: refusal.reason,
      });
    case 'upstream': {
      const { source, ref, failure, nextAttemptAt } = refusal;
      const status = statusOf(failure);
      const title = status === 404 ? 'Nothing at this ref' : 'Not known yet';
      const detail = `${source.title} at “${ref}”: ${describeFailure(failure)}`;
      const retryAt = status === 404 ? null : nextAttemptAt;
      return respondProblem({ status, title, detail, retryAt });
    }
  }
}

function statusOf(failure: UpstreamFailure): number {
  switch (failure.kind) {
    case 'not-found':
      return 404;
    case 'busy':
    case 'secondary-limit':
      return 429;
    case 'timeout':
      return 504;
    case 'rate-limited':
    case 'unavailable':
    case 'unreachable':
      return 503;
    case 'moved':
    case 'unauthorized':
    case 'forbidden':
    case 'blocked':
    case 'too-large':
    case 'unreadable':
    case 'incomplete':
      return 502;
  }
}
