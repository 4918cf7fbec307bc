import { groupBy } from '@/lib/base/text/group-by';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import { CONCLUSIONS, type Conclusion } from '@/lib/matrix/runs/model';
import { isOldResult } from '@/lib/matrix/runs/result-age';

import { combinationOf } from './combination';
import { worstState } from './grid';

/** How many combinations or jobs have one conclusion; old verdicts are counted apart from those of the last 30 days. */
export type StateCount = {
  readonly state: Conclusion;
  readonly isOld: boolean;
  readonly count: number;
};

/** The newest evidence of each combination. */
export function byCombination(jobs: readonly TestedJob[]): readonly (readonly TestedJob[])[] {
  return [...groupBy(jobs, combinationOf).values()].map((own) => {
    const newest = own.filter(({ supersededBy }) => supersededBy === null);
    return newest.length > 0 ? newest : own;
  });
}

/**
 * Counts what is tested by its conclusion, in the order of the legend; conclusions that nothing has are left out.
 * What several jobs test together has the conclusion that most needs a look.
 */
export function countStates(
  tested: readonly (readonly TestedJob[])[],
  now: string,
): readonly StateCount[] {
  return CONCLUSIONS.flatMap((state) =>
    [false, true].flatMap((isOld) => {
      const count = tested.filter((jobs) => isCounted(jobs, { state, isOld, now })).length;
      return count === 0 ? [] : [{ state, isOld, count }];
    }),
  );
}

/** Words the counts, without their age: `50 passed, 5 failed, 5 cancelled`. */
export function countWords(counts: readonly StateCount[]): string {
  return CONCLUSIONS.flatMap((state) => {
    const total = counts
      .filter((each) => each.state === state)
      .reduce((sum, { count }) => sum + count, 0);
    return total === 0 ? [] : [`${total} ${CONCLUSION_WORDS[state]}`];
  }).join(', ');
}

type Wanted = { readonly state: Conclusion; readonly isOld: boolean; readonly now: string };

function isCounted(jobs: readonly TestedJob[], { state, isOld, now }: Wanted): boolean {
  if (worstState(jobs) !== state) return false;
  const [oldest = null] = jobs
    .flatMap(({ result }) => (result?.conclusion === state ? (result.completedAt ?? []) : []))
    .toSorted();
  return isOldResult(oldest, now) === isOld;
}
