import 'server-only';
import { cache } from 'react';

import { fail, ok, type Result } from '@/lib/base/result';
import { listJobFacets, selectJobs } from '@/lib/matrix/grid/job-filter';
import { findLapses } from '@/lib/matrix/history/lapses';
import { filterSteps, jobsOfSteps } from '@/lib/matrix/history/read-steps';
import { findMatrixSource } from '@/lib/matrix/sources/matrix-sources';
import type {
  HistoryRefusal,
  LoadedHistory,
  MatrixHistoryPage,
} from '@/lib/site/model/matrix-history-page';
import { readHistoryQuery, type HistoryQuery } from '@/lib/site/url/history-query';
import { settleMatrixQuery, type QueryNotice } from '@/lib/site/url/matrix-query';
import { matrixHistoryResource } from '@/lib/upstream/resources/matrix-history-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { env } from '@/lib/upstream/runtime/env';
import { webUrlOf } from '@/lib/upstream/runtime/read-env';

import { stepsOf } from './history-steps';
import { siteUrl } from './site-url';

/** Longest time that a page waits for the list of commits, which it is nothing without. */
const LIST_WAIT_MS = 5000;

/** Loads the history that a URL selects: its commits as far as they were read, with its filters checked. */
export function loadMatrixHistory(params: URLSearchParams): Promise<MatrixHistoryPage> {
  return loadByText(params.toString());
}

const loadByText = cache(async (text: string): Promise<MatrixHistoryPage> => {
  const { query, notices } = readHistoryQuery(new URLSearchParams(text));
  const base = { now: new Date().toISOString(), origin: siteUrl().origin };
  const loaded = await load(query);
  if (!loaded.ok) return { ...base, query, queryNotices: notices, result: loaded };
  const { settled, ignored, history } = loaded.value;
  return { ...base, query: settled, queryNotices: [...notices, ...ignored], result: ok(history) };
});

type Loaded = {
  readonly settled: HistoryQuery;
  readonly ignored: readonly QueryNotice[];
  readonly history: LoadedHistory;
};

async function load(query: HistoryQuery): Promise<Result<Loaded, HistoryRefusal>> {
  const source = findMatrixSource(query.source);
  if (source === null) return fail({ kind: 'unknown-source', source: query.source });
  const upstream = await siteUpstream();
  const { cached, failure, nextAttemptAt } = await upstream.read(matrixHistoryResource(source), {
    waitMs: LIST_WAIT_MS,
  });
  if (cached === null) return fail({ kind: 'unread', source, failure, nextAttemptAt });
  const { owner, name } = source.repository;
  const repositoryUrl = `${webUrlOf(env().GITHUB_API_URL)}/${owner}/${name}`;
  const all = stepsOf(upstream, source, cached.value, repositoryUrl);
  const jobs = jobsOfSteps(all);
  const { text, choices } = query;
  const view = {
    source: null,
    ref: null,
    at: null,
    cell: null,
    gap: null,
    published: null,
    text,
    choices,
  };
  const settled = settleMatrixQuery(view, jobs);
  const steps = filterSteps(all, new Set(selectJobs(jobs, settled.query)));
  return ok({
    settled: { ...query, choices: settled.query.choices },
    ignored: settled.notices,
    history: {
      source,
      repositoryUrl,
      isWhole: cached.value.isWhole,
      done: all.filter(({ reading }) => reading.kind !== 'pending').length,
      steps,
      lapses: findLapses(steps),
      facets: listJobFacets(jobs, settled.query).filter(({ key }) => key !== 'result'),
      checkedAt: cached.checkedAt,
    },
  });
}
