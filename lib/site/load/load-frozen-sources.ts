import 'server-only';
import { fail, ok, type Result } from '@/lib/base/result';
import { compareJobs } from '@/lib/matrix/compare/compare-jobs';
import { isCommitLike } from '@/lib/matrix/git/check-ref';
import { markSuperseded } from '@/lib/matrix/grid/newest-evidence';
import { isDayLike } from '@/lib/matrix/history/days';
import { sourcesByToday } from '@/lib/matrix/sources/matrix-sources';
import type { AtRefusal, MatrixAt } from '@/lib/site/model/matrix-at';
import type { FrozenSource } from '@/lib/site/model/matrix-page';
import type { MatrixRefusal } from '@/lib/site/model/source-matrix';
import { describeAtRefusal, describeMatrixAt } from '@/lib/site/notices/describe-matrix-at';
import { ALL_SOURCES } from '@/lib/site/url/matrix-query';

import { loadMatrixAt } from './load-matrix-at';
import { uniqueById, type LoadedSources } from './load-matrix-sources';

type Frozen = {
  readonly source: string | null;
  /** A day, or a commit of one source. */
  readonly at: string;
};

/**
 * Loads one source at a commit or day, or every source at a day. A source whose workflow file came later is said to
 * have had none.
 */
export async function loadFrozenSources({
  source,
  at,
}: Frozen): Promise<Result<LoadedSources, MatrixRefusal>> {
  const isOfAll = source === null || source === ALL_SOURCES;
  const reason = reasonAgainst(at, isOfAll);
  if (reason !== null) return fail({ kind: 'invalid-at', at, reason });
  const ids = isOfAll ? sourcesByToday.map(({ id }) => id) : [source];
  const results = await Promise.all(ids.map((id) => loadMatrixAt(id, at)));
  const loaded = results.flatMap((each) => (each.ok ? [each.value] : []));
  const refused = results.flatMap((each) => (each.ok ? [] : [each.failure]));
  const refusals = refused.map((refusal) => toMatrixRefusal(refusal, at));
  const [first] = loaded;
  if (first === undefined) return fail(refusals[0] ?? { kind: 'invalid-at', at, reason: '' });
  const jobs = uniqueById(loaded.flatMap((each) => each.jobs));
  return ok({
    matrix: first.matrix,
    sources: loaded.map(({ matrix, problems, jobs: own }) => ({
      matrix,
      problems,
      matched: own.filter(({ result }) => result !== null).length,
    })),
    isOfAll,
    missing: refusals.filter((refusal) => refusal.kind === 'upstream'),
    frozen: [...(await Promise.all(loaded.map(sinceThen))), ...refused.flatMap(withoutFile)],
    jobs: isOfAll ? markSuperseded(jobs) : jobs,
  });
}

function reasonAgainst(at: string, isOfAll: boolean): string | null {
  if (isDayLike(at)) {
    const today = new Date().toISOString().slice(0, 10);
    return at > today ? `The day ${at} has not begun in UTC, so there is no view to freeze.` : null;
  }
  if (!isCommitLike(at)) {
    return `“${at}” is neither a day, e.g. 2026-01-31, nor a commit. A branch or tag goes into ref.`;
  }
  return isOfAll ? `The commit ${at} needs one source: add source to the URL, or use a day.` : null;
}

/** Compares a source as it was with its own branch as it is. */
async function sinceThen(then: MatrixAt): Promise<FrozenSource> {
  const { source, commit } = then.matrix;
  const words = describeMatrixAt(then);
  const now = await loadMatrixAt(source.id, null);
  if (!now.ok) return { source, words, commit, changedSince: null };
  const cells = compareJobs(then.jobs, now.value.jobs);
  const changedSince = cells.filter(({ kind }) => kind !== 'same').length;
  return { source, words, commit, changedSince };
}

function withoutFile(refusal: AtRefusal): readonly FrozenSource[] {
  if (refusal.kind !== 'before-file') return [];
  const words = describeAtRefusal(refusal, []).replace(/\.$/, '');
  return [{ source: refusal.source, words, commit: null, changedSince: null }];
}

function toMatrixRefusal(refusal: AtRefusal, at: string): MatrixRefusal {
  switch (refusal.kind) {
    case 'no-day':
    case 'before-file':
      return { kind: 'invalid-at', at, reason: describeAtRefusal(refusal, []) };
    case 'history-unread': {
      const { source, failure, nextAttemptAt } = refusal;
      if (failure === null) {
        return { kind: 'invalid-at', at, reason: describeAtRefusal(refusal, []) };
      }
      return { kind: 'upstream', source, ref: at, failure, nextAttemptAt };
    }
    case 'unknown-source':
    case 'invalid-ref':
    case 'invalid-at':
    case 'upstream':
      return refusal;
  }
}
