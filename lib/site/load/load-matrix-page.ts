import 'server-only';
import { cache } from 'react';

import { ok } from '@/lib/base/result';
import { selectJobs } from '@/lib/matrix/grid/job-filter';
import { findMatrixSource, matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { MatrixPageData } from '@/lib/site/model/matrix-page';
import { describeSelection } from '@/lib/site/notices/describe-selection';
import { matrixNotices } from '@/lib/site/notices/matrix-notices';
import { withoutDefaults } from '@/lib/site/url/canonical-url';
import { readMatrixQuery, settleMatrixQuery, type QueryNotice } from '@/lib/site/url/matrix-query';

import { loadMatrix } from './load-matrix';
import { jobsOf } from './load-tested-jobs';
import { siteUrl } from './site-url';

/** Loads the matrix that an address asks for and settles its filters against the jobs that exist. */
export async function loadMatrixPage(asked: URLSearchParams): Promise<MatrixPageData> {
  return loadByAddress(asked.toString());
}

const loadByAddress = cache(async (address: string): Promise<MatrixPageData> => {
  const now = new Date().toISOString();
  const { origin } = siteUrl();
  const query = withoutDefaults(readMatrixQuery(new URLSearchParams(address)));
  const sourceNotice = unknownSource(query.source);
  const usable = sourceNotice === null ? query : { ...query, source: null };
  const loaded = await loadMatrix(usable.source ?? matrixSources[0].id, usable.ref);
  if (!loaded.ok) {
    return { query: usable, title: null, description: REFUSED, now, origin, result: loaded };
  }

  const { matrix, jobs, matched, problems } = jobsOf(loaded.value);
  const settled = settleMatrixQuery(usable, jobs);
  const selected = selectJobs(jobs, settled.query);
  const { title, description } = describeSelection({
    query: settled.query,
    jobs,
    selected,
    matrix,
  });
  return {
    query: settled.query,
    title,
    description,
    now,
    origin,
    result: ok({
      matrix,
      jobs,
      selected,
      problems: [...matrix.reading.problems, ...problems],
      notices: matrixNotices(matrix, matched, now),
      queryNotices: [sourceNotice, ...settled.notices].filter((notice) => notice !== null),
    }),
  };
});

const REFUSED = 'What Kairos tests, read from the workflow that tests it.';

function unknownSource(id: string | null): QueryNotice | null {
  if (id === null || findMatrixSource(id) !== null) return null;
  const known = matrixSources.map((source) => source.id).join(', ');
  const message = `There is no source “${id}”, so ${matrixSources[0].id} is shown. Known are: ${known}.`;
  return { key: 'source', value: id, message };
}
