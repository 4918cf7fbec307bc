import { formatAge, formatDay } from '@/lib/base/format/dates';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import { isOldResult } from '@/lib/matrix/runs/result-age';
import { isVerdict } from '@/lib/matrix/runs/verdicts';

import type { GridCell } from './grid';

type TestedCell = Extract<GridCell, { readonly kind: 'tested' }>;

/** What a cell shows of its results in addition to their shape. */
export type CellWords = {
  /** The last verdict, with its age where it is old, and with its source where CI does not run that one today. */
  readonly verdict: string;
  /** The day of the verdict; null where there is none. */
  readonly day: string | null;
  readonly isOld: boolean;
  /** What a newer run says; null where there is none. */
  readonly newer: string | null;
};

/** Words the results of a cell: of several jobs with the same verdict, the oldest says how old it is. */
export function describeCell({ jobs, state, newer, from }: TestedCell, now: string): CellWords {
  const [completedAt = null] = jobs
    .flatMap(({ result }) => (result?.conclusion === state ? (result.completedAt ?? []) : []))
    .toSorted();
  const isOld = isVerdict(state) && isOldResult(completedAt, now);
  const word = CONCLUSION_WORDS[state];
  const aged = isOld && completedAt !== null ? `${word} ${formatAge(completedAt, now)}` : word;
  return {
    verdict: from === null ? aged : `${aged}, ${from}`,
    day: completedAt === null ? null : formatDay(completedAt),
    isOld,
    newer: newer === null ? null : `newer run: ${CONCLUSION_WORDS[newer]}`,
  };
}
