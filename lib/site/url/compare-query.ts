import { listWords } from '@/lib/base/text/list-words';
import { CHANGE_KINDS, type ChangeKind } from '@/lib/matrix/compare/model';

import {
  formatMatrixQuery,
  readMatrixQuery,
  type MatrixQuery,
  type QueryNotice,
} from './matrix-query';

/** Everything a URL says of a comparison of two matrices. Its filters are those of the grid. */
export type CompareQuery = Pick<MatrixQuery, 'text' | 'choices'> & {
  /** Source of the first matrix, and of the second where `toSource` is null; null where the URL has none. */
  readonly source: string | null;
  readonly toSource: string | null;
  /** Branch, tag, commit or day; null for the source's own branch. */
  readonly from: string | null;
  readonly to: string | null;
  /** Which cells are listed; empty for all that differ. */
  readonly changes: readonly ChangeKind[];
};

/** Reads the URL of a comparison; a kind of change that does not exist is left out with a notice. */
export function readCompareQuery(params: URLSearchParams): {
  readonly query: CompareQuery;
  readonly notices: readonly QueryNotice[];
} {
  const { source, text, choices } = readMatrixQuery(params);
  const first = (key: string) => params.get(key)?.trim() || null;
  const written = params
    .getAll('change')
    .flatMap((value) => value.split(','))
    .map((value) => value.trim().toLowerCase())
    .filter((value) => value !== '');
  const unknown = [...new Set(written)].filter((value) =>
    CHANGE_KINDS.every((kind) => kind !== value),
  );
  const notices = unknown.map((value) => ({
    key: 'change',
    value,
    message: `Ignored change=${value}. Valid values: ${listWords(CHANGE_KINDS)}.`,
  }));
  const query = {
    source,
    toSource: first('toSource'),
    from: first('from'),
    to: first('to'),
    text,
    choices,
    changes: CHANGE_KINDS.filter((kind) => written.includes(kind)),
  };
  return { query, notices };
}

/** Writes the URL of a comparison: no defaults, keys in one fixed order. */
export function formatCompareQuery(query: Partial<CompareQuery>): URLSearchParams {
  const { source, toSource, from, to, changes = [], text = '', choices = new Map() } = query;
  const params = new URLSearchParams();
  if (source) params.set('source', source);
  if (from) params.set('from', from);
  if (to) params.set('to', to);
  if (toSource && toSource !== source) params.set('toSource', toSource);
  for (const change of changes) params.append('change', change);
  for (const [key, value] of formatMatrixQuery({ text, choices })) {
    params.append(key, value);
  }
  return params;
}
