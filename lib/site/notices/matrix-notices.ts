import { describeFailure } from '@/lib/base/failure';
import { daysBetween, formatAge, formatDay, formatMinute } from '@/lib/base/format/dates';
import type { WorkflowRun } from '@/lib/matrix/runs/model';
import { shownRun } from '@/lib/matrix/runs/shown-run';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import { movedTo, type MatrixView } from '@/lib/site/model/matrix-view';
import { formatMatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

/** Days without a run after which a matrix counts as tested then, not as tested now. */
const QUIET_DAYS = 30;

/** Something a reader must know before trusting the grid. */
export type Notice = {
  readonly id: string;
  readonly tone: 'info' | 'warning';
  readonly text: string;
  readonly link: { readonly href: string; readonly text: string } | null;
};

type Matched = { readonly completed: number; readonly running: number };

/** Lists what must be said about a matrix, its results and their age, the gravest first. */
export function matrixNotices(view: MatrixView, matched: Matched, now: string): readonly Notice[] {
  return [
    freshnessNotice(view, now),
    archivedNotice(view),
    movedNotice(view),
    runsFailureNotice(view),
    byNamesNotice(view),
    noRunNotice(view),
    noMatchNotice(view, matched),
    unreadableNotice(view),
    runningNotice(view, now),
    quietNotice(view, now),
    commitNotice(view),
  ].filter((notice) => notice !== null);
}

function freshnessNotice({ freshness, source }: MatrixView, now: string): Notice | null {
  const { state, failure, fetchedAt, checkedAt, failingSince, nextAttemptAt } = freshness;
  if (state === 'live') return null;
  const reason = failure === null ? '' : ` ${describeFailure(failure)}`;
  const next =
    nextAttemptAt === null || nextAttemptAt <= now
      ? ''
      : ` Next attempt ${formatAge(nextAttemptAt, now)}.`;
  if (state === 'snapshot') {
    const text = `GitHub has not answered yet, so this is the snapshot of ${formatDay(fetchedAt)} that ships with this site.${reason}${next}`;
    return { id: 'freshness', tone: 'warning', text, link: statusLink };
  }
  const since = failingSince === null ? '' : ` since ${formatMinute(failingSince)}`;
  const text = `${source.title} could not be refreshed${since}. Shown is the answer confirmed ${formatMinute(checkedAt ?? fetchedAt)}.${reason}${next}`;
  return { id: 'freshness', tone: 'warning', text, link: statusLink };
}

const statusLink = { href: paths.status, text: 'Status of every source' };

function archivedNotice({ repository, source }: MatrixView): Notice | null {
  if (repository?.archived !== true) return null;
  const text = `${repository.fullName} is archived on GitHub, so this matrix changes no more.`;
  return { id: 'archived', tone: 'warning', text, link: successorLink(source) };
}

function successorLink({ successor }: MatrixSource): Notice['link'] {
  if (successor === null) return null;
  const query = formatMatrixQuery({ source: successor.id });
  return { href: withQuery(paths.matrix, query), text: successor.text };
}

function movedNotice(view: MatrixView): Notice | null {
  const to = movedTo(view);
  if (to === null) return null;
  const { owner, name } = view.source.repository;
  const text = `GitHub redirects ${owner}/${name} to ${to}: the repository was renamed or moved.`;
  return { id: 'moved', tone: 'info', text, link: null };
}

function runsFailureNotice({ runs, runsFailure }: MatrixView): Notice | null {
  if (runsFailure === null) return null;
  const shown = runs === null ? 'No CI results are shown.' : 'The last known CI results are shown.';
  const text = `CI results could not be refreshed. ${describeFailure(runsFailure)} ${shown}`;
  return { id: 'runs-failure', tone: 'warning', text, link: statusLink };
}

function byNamesNotice({ reading, runs }: MatrixView): Notice | null {
  const isByNames = reading.jobs.some(
    ({ matrix, jobs }) => matrix === 'dynamic' && jobs.some(({ origin }) => origin.kind === 'run'),
  );
  const run = runs === null ? null : (runs.completed ?? runs.running);
  if (!isByNames || run === null) return null;
  const text = `This matrix is computed while the workflow runs and could not be read. Its jobs are those of the run of ${formatDay(run.createdAt)}, by their names.`;
  return { id: 'by-names', tone: 'warning', text, link: { href: run.url, text: 'The run' } };
}

function noRunNotice({ runs, runsFailure, source, ref }: MatrixView): Notice | null {
  if (runs === null && runsFailure === null) {
    const text =
      'CI results are not known yet: each job is declared, nothing is said of how it fares.';
    return { id: 'no-run', tone: 'info', text, link: null };
  }
  if (runs === null || shownRun(runs) !== null) return null;
  const text = `GitHub lists no run of ${source.runsOf.join(' or ')} for ${ref}: the jobs are declared, and no result is known.`;
  return { id: 'no-run', tone: 'warning', text, link: null };
}

function noMatchNotice({ runs }: MatrixView, matched: Matched): Notice | null {
  const run = runs === null ? null : shownRun(runs);
  if (run === null || matched.completed + matched.running > 0) return null;
  const text = `No job of the latest run of ${run.workflow} carries the name of a job of this matrix, so no result is shown.`;
  return { id: 'no-match', tone: 'warning', text, link: { href: run.url, text: 'The run' } };
}

function unreadableNotice({ runs }: MatrixView): Notice | null {
  const run = runs === null ? null : shownRun(runs);
  if (run === null || run.unreadableJobs === 0) return null;
  const total = run.jobs.length + run.unreadableJobs;
  const text = `${run.unreadableJobs} of ${total} jobs of the latest run could not be read, so their results are missing.`;
  return { id: 'unreadable', tone: 'warning', text, link: { href: run.url, text: 'The run' } };
}

function runningNotice({ runs }: MatrixView, now: string): Notice | null {
  const run = runs?.running;
  if (run === null || run === undefined) return null;
  const done = run.jobs.filter(({ conclusion }) => conclusion !== 'running').length;
  const text = `A run started ${formatAge(run.createdAt, now)} is in progress: ${done} of ${run.jobs.length} jobs have ended.`;
  return {
    id: 'running',
    tone: 'info',
    text,
    link: { href: run.url, text: 'Follow it on GitHub' },
  };
}

function quietNotice({ runs }: MatrixView, now: string): Notice | null {
  const run = latestEnded(runs?.completed ?? null, runs?.running ?? null);
  if (run === null || run.completedAt === null) return null;
  const days = daysBetween(run.completedAt, now);
  if (days < QUIET_DAYS) return null;
  const text = `Nothing has run this matrix for ${days} days. Results are those of ${formatDay(run.completedAt)}: tested then, not continuously tested now.`;
  return { id: 'quiet', tone: 'warning', text, link: { href: run.url, text: 'The last run' } };
}

function latestEnded(
  completed: WorkflowRun | null,
  running: WorkflowRun | null,
): WorkflowRun | null {
  return running === null ? completed : null;
}

function commitNotice({ runs, commit }: MatrixView): Notice | null {
  const run = runs === null ? null : shownRun(runs);
  if (run === null || sameCommit(run.commit, commit)) return null;
  const text = `The latest run tested commit ${run.commit.slice(0, 7)}; the matrix shown is that of commit ${commit.slice(0, 7)}.`;
  return { id: 'commit', tone: 'info', text, link: null };
}

/** Commits are equal when one is the beginning of the other: a snapshot may know only a short one. */
function sameCommit(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
