import { compareJobs } from '@/lib/matrix/compare/compare-jobs';
import type { ComparedCell } from '@/lib/matrix/compare/model';
import type { TestedJob } from '@/lib/matrix/jobs/model';

import type { HistoryCommit, HistoryReading, HistoryStep, MatrixHistory } from './model';
import { isSilentDrop } from './silent-drop';

type Reading = (commit: HistoryCommit) => HistoryReading;

/**
 * Says of each commit of a history what it added, dropped and changed, newest first. A commit is compared with the
 * one before it whose matrix could be read; the first one of a whole history adds all of its cells.
 */
export function readSteps(history: MatrixHistory, readingOf: Reading): readonly HistoryStep[] {
  const read = history.commits.map((commit) => ({ commit, reading: readingOf(commit) }));
  return read.map(({ commit, reading }, index) => {
    const older = read.slice(index + 1).find((each) => each.reading.kind !== 'unreadable');
    const before = older?.commit.commit ?? null;
    const former = formerJobs(older?.reading, history.isWhole);
    if (reading.kind !== 'read' || former === null) {
      return { ...commit, reading, before, changes: null, silent: [] };
    }
    const changes = compareJobs(former, reading.jobs).filter(({ kind }) => kind !== 'same');
    const silent = changes.filter((cell) => isSilentDrop(cell, commit.subject, changes));
    return { ...commit, reading, before, changes, silent };
  });
}

/** Keeps the changes of cells with a job that is in `kept`, and the jobs that are. */
export function filterSteps(
  steps: readonly HistoryStep[],
  kept: ReadonlySet<TestedJob>,
): readonly HistoryStep[] {
  const isKept = ({ before, after }: ComparedCell) =>
    [...before, ...after].some((job) => kept.has(job));
  return steps.map((step) => ({
    ...step,
    reading:
      step.reading.kind === 'read'
        ? { kind: 'read', jobs: step.reading.jobs.filter((job) => kept.has(job)) }
        : step.reading,
    changes: step.changes?.filter(isKept) ?? null,
    silent: step.silent.filter(isKept),
  }));
}

/** The jobs of all commits that were read. */
export function jobsOfSteps(steps: readonly HistoryStep[]): readonly TestedJob[] {
  return steps.flatMap(({ reading }) => (reading.kind === 'read' ? reading.jobs : []));
}

function formerJobs(
  reading: HistoryReading | undefined,
  isWhole: boolean,
): readonly TestedJob[] | null {
  if (reading === undefined) return isWhole ? [] : null;
  return reading.kind === 'read' ? reading.jobs : null;
}
