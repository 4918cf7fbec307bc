import { findMatrixSource, matrixSources } from '@/lib/matrix/sources/matrix-sources';

import { formatBuildForm, readBuildForm } from './build-query';
import { ALL_SOURCES, formatMatrixQuery, readMatrixQuery, type MatrixQuery } from './matrix-query';
import { paths, withQuery } from './paths';

/**
 * Drops what equals the default: all sources, and a source's own branch. A ref needs one source: without one it is a
 * ref of the first, as in links from before there was a view of all; with all sources it stays as written.
 * A frozen view has no ref beside its commit or day.
 */
export function withoutDefaults(query: MatrixQuery): MatrixQuery {
  const { source, ref, at } = query;
  if (at !== null) return { ...query, source: source === ALL_SOURCES ? null : source, ref: null };
  if (ref === null) return { ...query, source: source === ALL_SOURCES ? null : source };
  if (source === ALL_SOURCES) return query;
  const id = source ?? matrixSources[0].id;
  return { ...query, source: id, ref: ref === findMatrixSource(id)?.ref ? null : ref };
}

/**
 * The canonical URL of the view of these parameters, or null when they already are canonical. A form
 * sent without a script writes empty fields and defaults, which this takes out.
 */
export function canonicalMatrixUrl(requested: URLSearchParams): string | null {
  const wanted = formatMatrixQuery(withoutDefaults(readMatrixQuery(requested)));
  const source = wanted.get('source');
  const added = requested.has('source') || source === null ? '' : `&source=${source}`;
  return canonicalOf(requested, paths.matrix, wanted, added);
}

/** The canonical URL of the form of these parameters, or null when they already are canonical. */
export function canonicalBuildUrl(requested: URLSearchParams): string | null {
  const wanted = formatBuildForm(readBuildForm(requested));
  return canonicalOf(requested, paths.build, wanted, '');
}

/**
 * The canonical URL where it differs and is not longer than the request can have been: each character of a parameter
 * was at least one of its URL. A redirect to a longer one might be too long to be served; `added`, which is short, may
 * come to it.
 */
function canonicalOf(
  requested: URLSearchParams,
  path: string,
  wanted: URLSearchParams,
  added: string,
): string | null {
  const canonical = withQuery(path, wanted);
  const decoded = [...requested].map(([name, value]) => `${name}=${value}`).join('&');
  const isLonger = canonical.length > `${path}?${decoded}${added}`.length;
  return isLonger || wanted.toString() === requested.toString() ? null : canonical;
}
