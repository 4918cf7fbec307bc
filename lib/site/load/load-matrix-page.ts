import 'server-only';
import { cache } from 'react';

import type { Selection } from '@/lib/base/filter/model';
import { ok } from '@/lib/base/result';
import { selectJobs } from '@/lib/matrix/grid/job-filter';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { MatrixPageData } from '@/lib/site/model/matrix-page';
import type { Notice } from '@/lib/site/model/notice';
import { isMissing } from '@/lib/site/model/source-matrix';
import { allSourcesNotices } from '@/lib/site/notices/all-sources-notices';
import { describeSelection } from '@/lib/site/notices/describe-selection';
import { matrixNotices } from '@/lib/site/notices/matrix-notices';
import { withoutDefaults } from '@/lib/site/url/canonical-url';
import {
  ALL_SOURCES,
  readMatrixQuery,
  settleMatrixQuery,
  type MatrixQuery,
  type QueryNotice,
} from '@/lib/site/url/matrix-query';

import { loadFrozenSources } from './load-frozen-sources';
import { loadMatrixSources, type LoadedSources } from './load-matrix-sources';
import { siteUrl } from './site-url';

/**
 * Loads the matrix that a URL selects, of one source or of all, and checks its filters against the jobs that exist.
 * `defaultSource` is the source of a URL without one.
 */
export async function loadMatrixPage(
  params: URLSearchParams,
  defaultSource: string = ALL_SOURCES,
): Promise<MatrixPageData> {
  return loadByQuery(params.toString(), defaultSource);
}

const loadByQuery = cache(async (text: string, defaultSource: string): Promise<MatrixPageData> => {
  const now = new Date().toISOString();
  const { origin } = siteUrl();
  const read = readMatrixQuery(new URLSearchParams(text));
  const ofSource = read.ref === null && read.source === null ? defaultSource : read.source;
  const requested = withoutDefaults({ ...read, source: ofSource });
  const refNotice = refOfAllSources(requested);
  const query = refNotice === null ? requested : { ...requested, source: null, ref: null };
  const { at } = query;
  const loaded = await (at === null
    ? loadMatrixSources(query)
    : loadFrozenSources({ source: query.source, at }));
  if (!loaded.ok) {
    const title = isMissing(loaded.failure) ? 'Test matrix not found' : null;
    return { query, title, description: REFUSED, now, origin, result: loaded };
  }

  const { sources, jobs } = loaded.value;
  const settled = settleMatrixQuery(query, jobs);
  const selected = selectJobs(jobs, settled.query);
  const { title, description } = describeSelection({
    query: settled.query,
    jobs,
    selected,
    matrices: sources.map(({ matrix }) => matrix),
  });
  return {
    query: settled.query,
    title,
    description,
    now,
    origin,
    result: ok({
      ...loaded.value,
      selected,
      notices: noticesOf(loaded.value, now, settled.query),
      queryNotices: [...(refNotice === null ? [] : [refNotice]), ...settled.notices],
    }),
  };
});

const REFUSED = 'What Kairos tests, read from the workflow that tests it.';

function noticesOf(
  { sources, isOfAll, missing, jobs }: LoadedSources,
  now: string,
  filters: Selection,
): readonly Notice[] {
  if (isOfAll) return allSourcesNotices({ sources, missing, jobs }, now, filters);
  return sources.flatMap(({ matrix, matched }) => matrixNotices(matrix, matched, now, filters));
}

/** A ref is a commit of one repository, so that all sources have none in common. */
function refOfAllSources({ source, ref }: MatrixQuery): QueryNotice | null {
  if (source !== ALL_SOURCES || ref === null) return null;
  const ids = matrixSources.map(({ id }) => id).join(' or ');
  const message = `Ignored ref=${ref}: a ref needs one source. Choose source ${ids}.`;
  return { key: 'ref', value: ref, message };
}
