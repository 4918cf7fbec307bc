import type { Selection } from '@/lib/base/filter/model';
import type { TestedJob } from '@/lib/matrix/jobs/model';

import { selectJobs } from './job-filter';

/** The jobs that a grid is made of: those in its cells, and those that give it columns and rows. */
export type GridScope = {
  readonly selected: readonly TestedJob[];
  readonly inColumns: readonly TestedJob[];
  readonly inRows: readonly TestedJob[];
};

/** Facets that choose rows. */
const ROW_KEYS: readonly string[] = ['family', 'distribution', 'os'];

/** Facets that choose columns. */
const COLUMN_KEYS: readonly string[] = ['arch', 'trustedBoot', 'fips', 'model', 'provider'];

/**
 * Decides which columns and rows a grid has. What a visitor searches for chooses rows: they keep every
 * column, and stay where nothing in them is tested, since that is the result of the search. What is chosen of
 * a job itself, e.g. its result, chooses cells, and rows and columns without cells go.
 */
export function scopeGrid(jobs: readonly TestedJob[], selection: Selection): GridScope {
  const selected = selectJobs(jobs, selection);
  const onRows = keepKeys(selection, (key) => ROW_KEYS.includes(key));
  const others = keepKeys({ ...selection, text: '' }, (key) => !ROW_KEYS.includes(key));
  const areCellsChosen = [...others.choices.keys()].some((key) => !COLUMN_KEYS.includes(key));
  const areRowsChosen = onRows.text.trim() !== '' || onRows.choices.size > 0;
  return {
    selected,
    inColumns: selectJobs(jobs, others),
    inRows: areRowsChosen && !areCellsChosen ? selectJobs(jobs, onRows) : selected,
  };
}

function keepKeys({ text, choices }: Selection, isKept: (key: string) => boolean): Selection {
  return { text, choices: new Map([...choices].filter(([key]) => isKept(key))) };
}
