import 'server-only';
import { cache } from 'react';

import { fail, ok, type Result } from '@/lib/base/result';
import { commitAtDay, firstCommit, isDay, isDayLike } from '@/lib/matrix/history/days';
import { findMatrixSource, matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import type { AtRefusal, MatrixAt, RefChoices } from '@/lib/site/model/matrix-at';
import {
  matrixHistoryResource,
  matrixRefsResource,
} from '@/lib/upstream/resources/matrix-history-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

import { loadMatrix } from './load-matrix';
import { jobsOf } from './load-tested-jobs';

/** Longest time that a page waits for the lists of refs, which it is of use without. */
const LISTS_WAIT_MS = 1500;

/** Longest time that a page waits for the history of a file, which a day is looked up in. */
const HISTORY_WAIT_MS = 5000;

/**
 * Loads the matrix of a source at a branch, tag, commit or day. A day means the last commit of the file on
 * the source's own branch until the end of that day in UTC.
 */
export const loadMatrixAt = cache(
  async (sourceId: string, at: string | null): Promise<Result<MatrixAt, AtRefusal>> => {
    const source = findMatrixSource(sourceId);
    if (source === null) return fail({ kind: 'unknown-source', source: sourceId });
    if (at === null || !isDayLike(at)) return loadAtRef(source, at, null);
    if (!isDay(at)) return fail({ kind: 'no-day', day: at });
    const upstream = await siteUpstream();
    const { cached, failure, nextAttemptAt } = await upstream.read(matrixHistoryResource(source), {
      waitMs: HISTORY_WAIT_MS,
    });
    const found = cached === null ? null : commitAtDay(cached.value, at);
    if (found?.kind === 'found') return loadAtRef(source, found.commit.commit, at);
    if (found?.kind === 'before-first') {
      return fail({ kind: 'before-file', source, day: at, first: found.first });
    }
    const pending = { kind: 'timeout', afterMs: HISTORY_WAIT_MS } as const;
    const reason = cached === null ? (failure ?? pending) : null;
    return fail({ kind: 'history-unread', source, day: at, failure: reason, nextAttemptAt });
  },
);

async function loadAtRef(
  source: MatrixSource,
  ref: string | null,
  day: string | null,
): Promise<Result<MatrixAt, AtRefusal>> {
  const loaded = await loadMatrix(source.id, ref);
  if (!loaded.ok) return loaded;
  const { matrix, jobs, problems } = jobsOf(loaded.value);
  return ok({ matrix, jobs, problems: [...matrix.reading.problems, ...problems], day });
}

/** Loads the refs of every source that can be chosen, as far as they are read by now. */
export async function loadRefChoices(): Promise<readonly RefChoices[]> {
  const upstream = await siteUpstream();
  return Promise.all(
    matrixSources.map(async (source) => {
      const [refs, history] = await Promise.all([
        upstream.read(matrixRefsResource(source), { waitMs: LISTS_WAIT_MS }),
        upstream.read(matrixHistoryResource(source), { waitMs: LISTS_WAIT_MS }),
      ]);
      return {
        source,
        refs: refs.cached?.value ?? null,
        commits: history.cached?.value.commits ?? [],
        since: history.cached === null ? null : firstCommit(history.cached.value),
      };
    }),
  );
}
