import { matrixSources } from '@/lib/matrix/sources/matrix-sources';

import { formatCompareQuery } from './compare-query';
import {
  formatMatrixQuery,
  readMatrixQuery,
  type MatrixQuery,
  type QueryNotice,
} from './matrix-query';
import { paths, withQuery } from './paths';

/** Everything a URL says of a history: its source, and the filters of the grid. */
export type HistoryQuery = Pick<MatrixQuery, 'text' | 'choices'> & { readonly source: string };

/** Reads the URL of a history. Commits have no results, so a filter by results is left out with a notice. */
export function readHistoryQuery(params: URLSearchParams): {
  readonly query: HistoryQuery;
  readonly notices: readonly QueryNotice[];
} {
  const { source, text, choices } = readMatrixQuery(params);
  const notices = (choices.get('result') ?? []).map((value) => ({
    key: 'result',
    value,
    message: `Ignored result=${value}: the history has no results.`,
  }));
  const kept = new Map([...choices].filter(([key]) => key !== 'result'));
  return { query: { source: source ?? matrixSources[0].id, text, choices: kept }, notices };
}

/** The URLs of a history in each of its formats. */
export function historyUrls(query: HistoryQuery) {
  const params = formatMatrixQuery(query);
  return {
    page: withQuery(paths.matrixHistory, params),
    json: withQuery(paths.matrixHistoryApi, params),
    markdown: withQuery(paths.matrixHistoryMarkdown, params),
    feed: withQuery(paths.matrixHistoryFeed, params),
  };
}

/** The page that compares a commit with the one before it, or shows its matrix where there is none. */
export function stepUrl(
  query: HistoryQuery,
  { commit, before }: { readonly commit: string; readonly before: string | null },
): string {
  if (before === null) return matrixAtUrl(query, commit);
  return withQuery(paths.matrixCompare, formatCompareQuery({ ...query, from: before, to: commit }));
}

/** The page of the matrix at a commit, with the filters of the history. */
export function matrixAtUrl(query: HistoryQuery, commit: string): string {
  return withQuery(paths.matrix, formatMatrixQuery({ ...query, ref: commit }));
}
