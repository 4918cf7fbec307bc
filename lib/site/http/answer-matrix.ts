import 'server-only';
import { describeFailure, type UpstreamFailure } from '@/lib/base/failure';
import { formatCsv } from '@/lib/base/text/csv';
import { findMatrixSource, matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { matrixAnswer } from '@/lib/site/api/matrix-answer';
import { matrixMarkdown } from '@/lib/site/exports/matrix-markdown';
import { CSV_HEAD, csvRow } from '@/lib/site/exports/selection-table';
import { loadMatrixPage } from '@/lib/site/load/load-matrix-page';
import { siteUrl } from '@/lib/site/load/site-url';
import type { LoadedMatrix } from '@/lib/site/model/matrix-page';
import type { MatrixRefusal } from '@/lib/site/model/source-matrix';
import { formatMatrixQuery, type MatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { answerJson, answerProblem, answerText } from './answers';

const FORMATS = {
  json: jsonOf,
  csv: csvOf,
  md: markdownOf,
} as const;

/** Answers a request for the matrix in one of its formats; filters are those of the page. */
export async function answerMatrix(
  request: Request,
  format: keyof typeof FORMATS,
): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const source = asked.get('source');
  if (source !== null && source !== '' && findMatrixSource(source) === null) {
    return refuse(request, { kind: 'unknown-source', source });
  }
  const { answer, query } = await loadMatrixPage(asked);
  if (!answer.ok) return refuse(request, answer.failure);
  return FORMATS[format](request, answer.value, query);
}

function jsonOf(request: Request, { queryNotices, ...loaded }: LoadedMatrix): Response {
  return answerJson(request, { ...matrixAnswer(loaded), ignored: queryNotices });
}

function csvOf(request: Request, { matrix, selected }: LoadedMatrix): Response {
  const body = formatCsv([CSV_HEAD, ...selected.map(csvRow)]);
  const fileName = `kairos-matrix-${matrix.source.id}-${matrix.commit.slice(0, 7)}.csv`;
  return answerText(request, 'text/csv; charset=utf-8', body, { fileName });
}

function markdownOf(request: Request, loaded: LoadedMatrix, query: MatrixQuery): Response {
  const address = `${siteUrl().origin}${withQuery(paths.matrix, formatMatrixQuery(query))}`;
  const body = matrixMarkdown(loaded, address);
  const isPlain = request.headers.get('accept')?.includes('text/plain') ?? false;
  const type = isPlain ? 'text/plain; charset=utf-8' : 'text/markdown; charset=utf-8';
  return answerText(request, type, body);
}

function refuse(request: Request, refusal: MatrixRefusal): Response {
  switch (refusal.kind) {
    case 'unknown-source': {
      const known = matrixSources.map(({ id }) => id).join(', ');
      const detail = `There is no source “${refusal.source}”. Known are: ${known}.`;
      return answerProblem(request, { status: 404, title: 'Unknown source', detail });
    }
    case 'invalid-ref':
      return answerProblem(request, {
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
      return answerProblem(request, { status, title, detail, retryAt });
    }
  }
}

function statusOf(failure: UpstreamFailure): number {
  switch (failure.kind) {
    case 'not-found':
      return 404;
    case 'secondary-limit':
      return 429;
    case 'timeout':
      return 504;
    case 'rate-limited':
    case 'unavailable':
    case 'unreachable':
      return 503;
    case 'moved':
    case 'forbidden':
    case 'unreadable':
      return 502;
  }
}
