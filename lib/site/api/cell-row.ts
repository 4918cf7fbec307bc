import { resultsOfSide } from '@/lib/matrix/compare/describe-cell';
import type { JobResult } from '@/lib/matrix/jobs/model';
import type { Conclusion } from '@/lib/matrix/runs/model';

import type { CellResponse } from './compare-response';

/** The results of a cell in one matrix. */
export type SideRow = {
  readonly words: string;
  readonly state: Conclusion;
  /** The job on GitHub; null without a result. */
  readonly url: string | null;
};

/** A compared cell as a table shows it: of its jobs only the results. */
export type CellRow = Omit<CellResponse, 'before' | 'after'> & {
  /** Null where the cell is not tested. */
  readonly before: SideRow | null;
  readonly after: SideRow | null;
};

/** Reduces a compared cell of the API to what a table shows. */
export function cellRow({ before, after, ...cell }: CellResponse): CellRow {
  return { ...cell, before: sideRow(before), after: sideRow(after) };
}

function sideRow(jobs: readonly { readonly result: JobResult | null }[]): SideRow | null {
  const words = resultsOfSide(jobs);
  if (words === null) return null;
  const result = jobs[0]?.result ?? null;
  return { words, state: result?.conclusion ?? 'unknown', url: result?.url ?? null };
}
