import 'server-only';
import { cache } from 'react';

import { ok, type Result } from '@/lib/base/result';
import type { Problem } from '@/lib/matrix/expand/model';
import { selectJobs } from '@/lib/matrix/grid/job-filter';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { findMatrixSource, matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { MatrixRefusal, MatrixView } from '@/lib/site/model/matrix-view';
import { describeSelection } from '@/lib/site/notices/describe-selection';
import { matrixNotices, type Notice } from '@/lib/site/notices/matrix-notices';
import { withoutDefaults } from '@/lib/site/url/canonical-url';
import {
  readMatrixQuery,
  settleMatrixQuery,
  type MatrixQuery,
  type QueryNotice,
} from '@/lib/site/url/matrix-query';

import { loadMatrix } from './load-matrix';
import { jobsOf } from './load-tested-jobs';

/** A matrix with its jobs, the selection that was asked for, and what must be said about both. */
export type LoadedMatrix = {
  readonly view: MatrixView;
  readonly jobs: readonly TestedJob[];
  readonly selected: readonly TestedJob[];
  /** What could not be read, in the workflow and in its values. */
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
  /** Parts of the address that had to be left out. */
  readonly queryNotices: readonly QueryNotice[];
};

/** Everything the matrix page and its twins in other formats show for one address. */
export type MatrixPageData = {
  readonly query: MatrixQuery;
  /** Null when nothing is selected or opened. */
  readonly title: string | null;
  readonly description: string;
  /** The moment of this answer, ISO 8601. */
  readonly now: string;
  readonly answer: Result<LoadedMatrix, MatrixRefusal>;
};

/** Loads the matrix that an address asks for and settles its filters against the jobs that exist. */
export async function loadMatrixPage(asked: URLSearchParams): Promise<MatrixPageData> {
  return loadByAddress(asked.toString());
}

const loadByAddress = cache(async (address: string): Promise<MatrixPageData> => {
  const now = new Date().toISOString();
  const query = withoutDefaults(readMatrixQuery(new URLSearchParams(address)));
  const sourceNotice = unknownSource(query.source);
  const usable = sourceNotice === null ? query : { ...query, source: null };
  const loaded = await loadMatrix(usable.source ?? matrixSources[0].id, usable.ref);
  if (!loaded.ok) return { query: usable, title: null, description: REFUSED, now, answer: loaded };

  const { view, jobs, matched, problems } = jobsOf(loaded.value);
  const settled = settleMatrixQuery(usable, jobs);
  const selected = selectJobs(jobs, settled.query);
  const { title, description } = describeSelection({ query: settled.query, jobs, selected, view });
  return {
    query: settled.query,
    title,
    description,
    now,
    answer: ok({
      view,
      jobs,
      selected,
      problems: [...view.reading.problems, ...problems],
      notices: matrixNotices(view, matched, now),
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
