import { describeFailure } from '@/lib/base/failure';
import { EVERYTHING, type Selection } from '@/lib/base/filter/model';
import { formatCount } from '@/lib/base/format/count';
import { formatAge, formatDay, formatMinute } from '@/lib/base/format/dates';
import { isSameCommit } from '@/lib/matrix/git/check-ref';
import type { Conclusion, WorkflowRun } from '@/lib/matrix/runs/model';
import { isOldResult } from '@/lib/matrix/runs/result-age';
import { newerRun, shownRun } from '@/lib/matrix/runs/shown-run';
import { isVerdict } from '@/lib/matrix/runs/verdicts';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import type { Notice } from '@/lib/site/model/notice';
import { movedTo, type SourceMatrix } from '@/lib/site/model/source-matrix';
import { formatMatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

/** Lists what must be said about a matrix, its results and their age, the gravest first. */
export function matrixNotices(
  matrix: SourceMatrix,
  /** How many jobs have a result of any kind. */
  matched: number,
  now: string,
  /** The filters that a link to another source keeps. */
  filters: Selection = EVERYTHING,
): readonly Notice[] {
  return [
    freshnessNotice(matrix, now),
    oldResultsNotice(matrix, now),
    archivedNotice(matrix, filters),
    movedNotice(matrix),
    runsFailureNotice(matrix),
    byNamesNotice(matrix),
    noRunNotice(matrix),
    noMatchNotice(matrix, matched),
    unreadableRunsNotice(matrix),
    unreadableJobsNotice(matrix),
    newerRunNotice(matrix, now),
    commitNotice(matrix),
  ].filter((notice) => notice !== null);
}

function freshnessNotice(
  { freshness, source, commit, committedAt }: SourceMatrix,
  now: string,
): Notice | null {
  const { state, failure, fetchedAt, checkedAt, failingSince, nextAttemptAt } = freshness;
  if (state === 'live') return null;
  const reason = failure === null ? '' : ` ${describeFailure(failure)}`;
  const next =
    nextAttemptAt === null || nextAttemptAt <= now
      ? ''
      : ` Next attempt ${formatAge(nextAttemptAt, now)}.`;
  if (state === 'snapshot') {
    const of = committedAt === null ? '' : ` of ${formatDay(committedAt)}`;
    const text = `GitHub has not responded yet. This matrix is the snapshot that ships with this site, from a copy of ${source.title} at commit ${commit.slice(0, 7)}${of}, read on ${formatDay(fetchedAt)}.${reason}${next}`;
    return { id: 'freshness', tone: 'warning', text, link: statusLink };
  }
  const since = failingSince === null ? '' : ` since ${formatMinute(failingSince)}`;
  const text = `${source.title} could not be refreshed${since}. What is shown was confirmed ${formatMinute(checkedAt ?? fetchedAt)}.${reason}${next}`;
  return { id: 'freshness', tone: 'warning', text, link: statusLink };
}

const statusLink = { href: paths.status, text: 'Status of every source' };

function archivedNotice({ repository, source }: SourceMatrix, filters: Selection): Notice | null {
  if (repository?.archived !== true) return null;
  const text = `This matrix no longer changes: ${repository.fullName} is archived on GitHub.`;
  return { id: 'archived', tone: 'warning', text, link: successorLink(source, filters) };
}

function successorLink({ successor }: MatrixSource, filters: Selection): Notice['link'] {
  if (successor === null) return null;
  const query = formatMatrixQuery({
    text: filters.text,
    choices: filters.choices,
    source: successor.id,
  });
  return { href: withQuery(paths.matrix, query), text: successor.text };
}

function movedNotice(matrix: SourceMatrix): Notice | null {
  const to = movedTo(matrix);
  if (to === null) return null;
  const { owner, name } = matrix.source.repository;
  const text = `GitHub redirects ${owner}/${name} to ${to}: the repository was renamed or moved.`;
  return { id: 'moved', tone: 'info', text, link: null };
}

function runsFailureNotice({ runs, runsFailure }: SourceMatrix): Notice | null {
  if (runsFailure === null) return null;
  const shown =
    runs === null ? 'No CI results are shown.' : 'The last CI results that were read are shown.';
  const text = `CI results could not be refreshed. ${describeFailure(runsFailure)} ${shown}`;
  return { id: 'runs-failure', tone: 'warning', text, link: statusLink };
}

function byNamesNotice({ reading, runs }: SourceMatrix): Notice | null {
  const isByNames = reading.jobs.some(
    ({ matrix, jobs }) => matrix === 'dynamic' && jobs.some(({ origin }) => origin.kind === 'run'),
  );
  const run = runs === null ? null : shownRun(runs);
  if (!isByNames || run === null) return null;
  const text = `This matrix is computed while the workflow runs and could not be read. Its jobs are those of the run of ${formatDay(run.createdAt)}, by their names.`;
  return { id: 'by-names', tone: 'warning', text, link: { href: run.url, text: 'The run' } };
}

function noRunNotice({ runs, runsFailure, source, ref }: SourceMatrix): Notice | null {
  if (runs === null && runsFailure === null) {
    const text = 'CI results have not been loaded yet.';
    return { id: 'no-run', tone: 'info', text, link: null };
  }
  if (runs === null || shownRun(runs) !== null) return null;
  const text = `No CI run of ${source.runsOf.join(' or ')} found for ${ref}. The jobs are listed without results.`;
  return { id: 'no-run', tone: 'warning', text, link: null };
}

function noMatchNotice({ runs }: SourceMatrix, matched: number): Notice | null {
  const run = runs === null ? null : shownRun(runs);
  if (run === null || matched > 0) return null;
  const text = `No job of the CI run of ${run.workflow} has the name of a job of this matrix, so no result is shown.`;
  return { id: 'no-match', tone: 'warning', text, link: runLink(run) };
}

function unreadableRunsNotice({ runs }: SourceMatrix): Notice | null {
  if (runs === null || runs.unreadable === 0) return null;
  const text = `${formatCount(runs.unreadable, 'run')} of GitHub’s list could not be read. Runs that were read before are still shown; new ones are missing here.`;
  return { id: 'unreadable-runs', tone: 'warning', text, link: statusLink };
}

function unreadableJobsNotice({ runs }: SourceMatrix): Notice | null {
  const run = runs === null ? null : shownRun(runs);
  if (run === null || run.unreadableJobs === 0) return null;
  const text = `${formatCount(run.unreadableJobs, 'job')} of the CI run could not be read. Results that were read before are still shown; others are missing.`;
  return { id: 'unreadable', tone: 'warning', text, link: runLink(run) };
}

/** A run without a verdict says nothing of what it did not finish: the results of the last verdict stay. */
function newerRunNotice({ runs }: SourceMatrix, now: string): Notice | null {
  if (runs === null) return null;
  const shown = shownRun(runs);
  const run = newerRun(runs) ?? (shown !== null && !isVerdict(shown.conclusion) ? shown : null);
  if (run === null) return null;
  const id = run.conclusion === 'running' ? 'running' : 'inconclusive';
  const results = resultsWords(runs.completed, run);
  const text = `${newerRunWords(run, now)} ${results}`;
  return { id, tone: id === 'running' ? 'info' : 'warning', text, link: runLink(run) };
}

function newerRunWords(run: WorkflowRun, now: string): string {
  if (run.conclusion === 'running') {
    const done = run.jobs.filter(({ conclusion }) => conclusion !== 'running').length;
    return `CI run in progress, started ${formatAge(run.createdAt, now)}: ${done} of ${run.jobs.length} jobs finished.`;
  }
  const ended = ENDINGS.get(run.conclusion) ?? 'ended without a result';
  return `The latest CI run (${formatDay(run.createdAt)}) ${ended}.`;
}

function resultsWords(completed: WorkflowRun | null, newer: WorkflowRun): string {
  if (completed === null) return 'No earlier run with a result was found.';
  const day = formatDay(endOf(completed));
  return newer.conclusion === 'running'
    ? `Until a job finishes, its last result is shown, of ${day}.`
    : `The results shown are those of the run of ${day}.`;
}

const ENDINGS: ReadonlyMap<Conclusion, string> = new Map([
  ['cancelled', 'was cancelled'],
  ['skipped', 'was skipped'],
  ['not-started', 'did not start'],
]);

function oldResultsNotice({ runs }: SourceMatrix, now: string): Notice | null {
  const run = runs?.completed ?? null;
  if (run === null || !isOldResult(endOf(run), now)) return null;
  const text = `These results are out of date: the last CI run with a result is of ${formatDay(endOf(run))}, ${formatAge(endOf(run), now)}.`;
  return { id: 'quiet', tone: 'warning', text, link: runLink(run) };
}

function commitNotice({ runs, commit }: SourceMatrix): Notice | null {
  const run = runs === null ? null : shownRun(runs);
  if (run === null || isSameCommit(run.commit, commit)) return null;
  const text = `The results are of commit ${run.commit.slice(0, 7)}; the matrix is of commit ${commit.slice(0, 7)}.`;
  return { id: 'commit', tone: 'info', text, link: null };
}

function endOf({ completedAt, createdAt }: WorkflowRun): string {
  return completedAt ?? createdAt;
}

function runLink({ url, conclusion }: WorkflowRun): Notice['link'] {
  return { href: url, text: conclusion === 'running' ? 'Follow it on GitHub' : 'The run' };
}
