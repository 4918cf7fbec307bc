import type { WorkflowRun } from './model';
import { isVerdict } from './verdicts';

/** The runs that matter of a list: the latest verdict, and what came after it without one. */
export type ChosenRuns<Run> = {
  readonly completed: Run | null;
  readonly inconclusive: Run | null;
  readonly running: Run | null;
  /** Those with a verdict before `completed`, the newest first. */
  readonly older: readonly Run[];
};

type ListedRun = Pick<WorkflowRun, 'id' | 'conclusion' | 'createdAt'>;

/** Chooses the latest run with a verdict, and the newest later ones that ended without and are in progress. */
export function chooseRuns<Run extends ListedRun>(runs: readonly Run[]): ChosenRuns<Run> {
  const newest = runs.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id);
  const at = newest.findIndex(({ conclusion }) => isVerdict(conclusion));
  const later = newest.slice(0, at === -1 ? undefined : at);
  const before = at === -1 ? [] : newest.slice(at + 1);
  return {
    completed: newest[at] ?? null,
    inconclusive: later.find(({ conclusion }) => conclusion !== 'running') ?? null,
    running: later.find(({ conclusion }) => conclusion === 'running') ?? null,
    older: before.filter(({ conclusion }) => isVerdict(conclusion)),
  };
}
