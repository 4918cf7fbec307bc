import { describeFailure } from '@/lib/base/failure';
import { formatDay } from '@/lib/base/format/dates';
import type { HistoryCommit } from '@/lib/matrix/history/model';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { AtRefusal, MatrixAt, RefChoices } from '@/lib/site/model/matrix-at';
import { isMissing } from '@/lib/site/model/source-matrix';

/** Words where a matrix was read: `kairos-init at v0.9.1 (4a52b87)`. */
export function describeMatrixAt({ matrix, day }: MatrixAt): string {
  const { source, ref, commit } = matrix;
  const at = day === null ? ref : `the end of ${formatDay(day)} UTC`;
  return `${source.title} at ${at} (${commit.slice(0, 7)})`;
}

/** Words since when the workflow file of a source exists; null where that is unknown. */
export function describeSince({ source, since }: RefChoices): string | null {
  if (since === null) return null;
  return `${source.path} of ${source.title} exists since ${describeCommit(since)}.`;
}

function describeCommit({ commit, committedAt }: HistoryCommit): string {
  const name = commit.slice(0, 7);
  return committedAt === null ? `commit ${name}` : `${formatDay(committedAt)} (commit ${name})`;
}

/** Words why there is no matrix at a ref or day, with since when the file exists where that is the reason. */
export function describeAtRefusal(refusal: AtRefusal, choices: readonly RefChoices[]): string {
  switch (refusal.kind) {
    case 'unknown-source':
      return `There is no source “${refusal.source}”. Valid values: ${matrixSources.map(({ id }) => id).join(', ')}.`;
    case 'invalid-ref':
    case 'invalid-at':
      return refusal.reason;
    case 'no-day':
      return `Invalid date ${refusal.day}. A day is written as year-month-day, e.g. 2026-01-31.`;
    case 'before-file':
      return `On ${formatDay(refusal.day)} ${refusal.source.title} had no ${refusal.source.path}: the file exists since ${describeCommit(refusal.first)}.`;
    case 'history-unread':
      return `The commits of ${refusal.source.path} are not read back to ${formatDay(refusal.day)} yet. Load this page again in a moment, or choose a tag or commit.`;
    case 'upstream': {
      const { source, ref, failure } = refusal;
      const choice = choices.find((each) => each.source.id === source.id);
      const since = isMissing(refusal) && choice !== undefined ? describeSince(choice) : null;
      return [`${source.title} at “${ref}”: ${describeFailure(failure)}`, since ?? '']
        .join(' ')
        .trim();
    }
  }
}

/** Whether what was requested does not exist, as opposed to what could not be read now. */
export function isMissingAt(refusal: AtRefusal): boolean {
  if (refusal.kind === 'history-unread') return false;
  if (refusal.kind === 'no-day' || refusal.kind === 'before-file') return true;
  return isMissing(refusal);
}
