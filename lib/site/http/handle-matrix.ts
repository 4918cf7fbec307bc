import 'server-only';
import { describeFailure } from '@/lib/base/failure';
import { formatCsv } from '@/lib/base/text/csv';
import type { Problem } from '@/lib/matrix/expand/model';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { allMatricesResponse, matrixResponse } from '@/lib/site/api/matrix-response';
import { matrixFeed } from '@/lib/site/exports/matrix-feed';
import { matrixMarkdown } from '@/lib/site/exports/matrix-markdown';
import { CSV_HEAD, csvRow } from '@/lib/site/exports/selection-table';
import { loadMatrixPage } from '@/lib/site/load/load-matrix-page';
import { siteUrl } from '@/lib/site/load/site-url';
import type { LoadedMatrix } from '@/lib/site/model/matrix-page';
import type { MatrixRefusal } from '@/lib/site/model/source-matrix';
import {
  ALL_SOURCES,
  formatMatrixQuery,
  readMatrixQuery,
  type MatrixQuery,
} from '@/lib/site/url/matrix-query';
import { matrixUrls } from '@/lib/site/url/matrix-urls';
import { paths, withQuery } from '@/lib/site/url/paths';

import { failureStatus } from './failure-status';
import { markdownType } from './markdown-type';
import { respondJson, respondProblem, respondText } from './respond';

const FORMATS = {
  json: jsonOf,
  csv: csvOf,
  md: markdownOf,
  atom: feedOf,
} as const;

/** The request of a response: its query after all defaults, and its time. */
type Requested = {
  readonly title: string | null;
  readonly query: MatrixQuery;
  readonly now: string;
  readonly request: Request;
};

type Options = {
  /** The source of a request without one; that of the page, which is all, where absent. */
  readonly defaultSource?: string;
};

/** Handles a request for the matrix in one of its formats; the filters are those of the page. */
export async function handleMatrix(
  request: Request,
  format: keyof typeof FORMATS,
  { defaultSource }: Options = {},
): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const { source, ref } = readMatrixQuery(params);
  if (source === ALL_SOURCES && ref !== null) return refuseRef(ref);
  const { result: loaded, query, title, now } = await loadMatrixPage(params, defaultSource);
  if (!loaded.ok) return refuse(loaded.failure);
  return FORMATS[format](loaded.value, { query, title, now, request });
}

function jsonOf(loaded: LoadedMatrix, { now }: Requested): Response {
  if (loaded.isOfAll) return respondJson(allMatricesResponse({ ...loaded, now }));
  return respondJson(matrixResponse({ ...loaded, now, problems: problemsOf(loaded) }));
}

function problemsOf({ sources }: LoadedMatrix): readonly Problem[] {
  return sources.flatMap(({ problems }) => problems);
}

function csvOf({ sources, selected }: LoadedMatrix, { now }: Requested): Response {
  const body = formatCsv([CSV_HEAD, ...selected.map((job) => csvRow(job, now))]);
  const parts = sources.map(({ matrix }) => `${matrix.source.id}-${matrix.commit.slice(0, 7)}`);
  return respondText('text/csv; charset=utf-8', body, {
    fileName: `kairos-matrix-${parts.join('-')}.csv`,
  });
}

function markdownOf(loaded: LoadedMatrix, { query, now, request }: Requested): Response {
  const permalink = `${siteUrl().origin}${withQuery(paths.matrix, formatMatrixQuery(query))}`;
  const body = matrixMarkdown(loaded, { permalink, now });
  const type = markdownType(request);
  return respondText(type, body);
}

function feedOf({ selected }: LoadedMatrix, { query, title }: Requested): Response {
  const { origin } = siteUrl();
  const { feed, page } = matrixUrls(query);
  const body = matrixFeed({
    selected,
    title: `Kairos test results${title === null ? '' : `: ${title.split(' — ')[0] ?? ''}`}`,
    self: `${origin}${feed}`,
    page: `${origin}${page}`,
  });
  return respondText('application/atom+xml; charset=utf-8', body);
}

function refuseRef(ref: string): Response {
  const ids = matrixSources.map(({ id }) => id).join(' or ');
  const detail = `The ref “${ref}” needs one source, and source is “${ALL_SOURCES}”. Set source to ${ids}.`;
  return respondProblem({ status: 422, title: 'A ref needs one source', detail });
}

function refuse(refusal: MatrixRefusal): Response {
  switch (refusal.kind) {
    case 'unknown-source': {
      const valid = [...matrixSources.map(({ id }) => id), ALL_SOURCES].join(', ');
      const detail = `There is no source “${refusal.source}”. Valid values: ${valid}.`;
      return respondProblem({ status: 404, title: 'Unknown source', detail });
    }
    case 'invalid-ref':
      return respondProblem({
        status: 404,
        title: 'Not a git ref',
        detail: refusal.reason,
      });
    case 'invalid-at':
      return respondProblem({ status: 404, title: 'No view there', detail: refusal.reason });
    case 'upstream': {
      const { source, ref, failure, nextAttemptAt } = refusal;
      const status = failureStatus(failure);
      const title = status === 404 ? 'Ref not found' : 'Not loaded yet';
      const detail = `${source.title} at “${ref}”: ${describeFailure(failure)}`;
      const retryAt = status === 404 ? null : nextAttemptAt;
      return respondProblem({ status, title, detail, retryAt });
    }
  }
}
