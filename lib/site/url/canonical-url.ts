import { findMatrixSource, matrixSources } from '@/lib/matrix/sources/matrix-sources';

import { formatBuildForm, readBuildForm } from './build-query';
import { formatMatrixQuery, readMatrixQuery, type MatrixQuery } from './matrix-query';
import { paths, withQuery } from './paths';

/** Drops what equals the default: the first source, and the source's own branch. */
export function withoutDefaults(query: MatrixQuery): MatrixQuery {
  const [first] = matrixSources;
  const source = findMatrixSource(query.source ?? first.id);
  return {
    ...query,
    source: query.source === first.id ? null : query.source,
    ref: query.ref === source?.ref ? null : query.ref,
  };
}

/**
 * The one URL of the view that these parameters ask for, or null when they already are it. A form
 * sent without a script writes empty fields and defaults, which this takes out.
 */
export function canonicalMatrixUrl(asked: URLSearchParams): string | null {
  const wanted = formatMatrixQuery(withoutDefaults(readMatrixQuery(asked)));
  return wanted.toString() === asked.toString() ? null : withQuery(paths.matrix, wanted);
}

/** The one URL of the form that these parameters ask for, or null when they already are it. */
export function canonicalBuildUrl(asked: URLSearchParams): string | null {
  const wanted = formatBuildForm(readBuildForm(asked));
  return wanted.toString() === asked.toString() ? null : withQuery(paths.build, wanted);
}
