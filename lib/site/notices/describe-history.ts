import { describeFailure } from '@/lib/base/failure';
import { formatCount } from '@/lib/base/format/count';
import { daysBetween, formatDay } from '@/lib/base/format/dates';
import { titleOfCell } from '@/lib/matrix/compare/describe-cell';
import type { ComparedCell } from '@/lib/matrix/compare/model';
import { countKinds } from '@/lib/matrix/compare/select-cells';
import type { HistoryStep, Lapse } from '@/lib/matrix/history/model';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { HistoryRefusal, LoadedHistory } from '@/lib/site/model/matrix-history-page';

/** Words why there is no history. */
export function describeHistoryRefusal(refusal: HistoryRefusal): string {
  if (refusal.kind === 'unknown-source') {
    const ids = matrixSources.map(({ id }) => id).join(', ');
    return `There is no source “${refusal.source}”. Valid values: ${ids}.`;
  }
  const { source, failure } = refusal;
  const reason = failure === null ? 'Load this page again in a moment.' : describeFailure(failure);
  return `The commits of ${source.path} in ${source.title} are not read yet. ${reason}`;
}

/** Words how far a history was read, e.g. `14 of 52 commits read`. */
export function describeProgress({ done, steps, isWhole }: LoadedHistory): string {
  const total = formatCount(steps.length, 'commit');
  const end = isWhole ? '' : '; the file has more, which are not listed';
  return done === steps.length ? `${total}, all read${end}` : `${done} of ${total} read${end}`;
}

/** Words what a commit did: `2 dropped (1 silently), 1 added`; null where that is unknown. */
export function describeChanges({ changes, silent, reading }: HistoryStep): string | null {
  if (reading.kind !== 'read' || changes === null) return null;
  const { dropped, added, changed } = countKinds(changes);
  const parts = [
    dropped === 0
      ? ''
      : `${dropped} dropped${silent.length === 0 ? '' : ` (${silent.length} silently)`}`,
    added === 0 ? '' : `${added} added`,
    changed === 0 ? '' : `${changed} changed`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'no cell differs' : parts.join(', ');
}

/** Words why nothing is known of a commit, or of what it changed; null where all is known. */
export function describeUnknown({ reading, changes }: HistoryStep): string | null {
  if (reading.kind === 'unreadable') return reading.reason;
  if (reading.kind === 'pending') return 'Not read yet.';
  return changes === null ? 'Unknown until the commit before it is read.' : null;
}

/** Words a cell in one line: `fedora:41 on amd64, FIPS`. */
export function describeCell(cell: ComparedCell): string {
  const { image, arch, tests } = titleOfCell(cell);
  return `${image} on ${arch}, ${tests}`;
}

/** Words the time in which no job tested a cell: `9 Jun 2025 to 27 Jan 2026 (232 days)`. */
export function describeLapse({ dropped, returned, replacedBy }: Lapse): string {
  const from = dropped.committedAt === null ? 'unknown' : formatDay(dropped.committedAt);
  if (returned === null) return `since ${from}`;
  if (dropped.committedAt === null || returned.committedAt === null) return `from ${from}`;
  const days = daysBetween(dropped.committedAt, returned.committedAt);
  const then = replacedBy === null ? '' : `, then ${titleOfCell(replacedBy).image}`;
  return `${from} to ${formatDay(returned.committedAt)} (${formatCount(days, 'day')})${then}`;
}
