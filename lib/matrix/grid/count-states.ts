import type { TestedJob } from '@/lib/matrix/jobs/model';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import { CONCLUSIONS, type Conclusion } from '@/lib/matrix/runs/model';
import { isOldResult } from '@/lib/matrix/runs/result-age';

/** How many jobs have one conclusion; old verdicts are counted apart from those of the last 30 days. */
export type StateCount = {
  readonly state: Conclusion;
  readonly isOld: boolean;
  readonly count: number;
};

/** Counts jobs by their last conclusion, in the order of the legend; conclusions without jobs are left out. */
export function countStates(jobs: readonly TestedJob[], now: string): readonly StateCount[] {
  return CONCLUSIONS.flatMap((state) =>
    [false, true].flatMap((isOld) => {
      const count = jobs.filter((job) => isCounted(job, { state, isOld, now })).length;
      return count === 0 ? [] : [{ state, isOld, count }];
    }),
  );
}

/** Words the counts, whatever their age: `50 passed, 5 failed, 5 cancelled`. */
export function countWords(counts: readonly StateCount[]): string {
  return CONCLUSIONS.flatMap((state) => {
    const total = counts
      .filter((each) => each.state === state)
      .reduce((sum, { count }) => sum + count, 0);
    return total === 0 ? [] : [`${total} ${CONCLUSION_WORDS[state]}`];
  }).join(', ');
}

type Wanted = { readonly state: Conclusion; readonly isOld: boolean; readonly now: string };

function isCounted({ result }: TestedJob, { state, isOld, now }: Wanted): boolean {
  return (
    (result?.conclusion ?? 'unknown') === state &&
    isOldResult(result?.completedAt ?? null, now) === isOld
  );
}
