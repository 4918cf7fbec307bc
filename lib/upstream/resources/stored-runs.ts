import 'server-only';
import type { LatestRuns, RunJob, WorkflowRun } from '@/lib/matrix/runs/model';
import { areJobsUnsettled } from '@/lib/matrix/runs/verdicts';
import { keptOf, type OddRow } from '@/lib/upstream/github/parse-each';
import type { RunHead } from '@/lib/upstream/github/wire-run';

type Attempt = Pick<WorkflowRun, 'id' | 'attempt'>;

/** The runs of an earlier fetch: what of them need not be fetched again, and what stays in place of an odd row. */
export class StoredRuns {
  readonly #runs: readonly WorkflowRun[];

  constructor(value: LatestRuns | null) {
    const { completed = null, inconclusive = null, running = null, earlier = [] } = value ?? {};
    this.#runs = [completed, inconclusive, running, ...earlier].filter((run) => run !== null);
  }

  /** A run that has ended with all of its jobs, so that they cannot change; null where there is none. */
  finalOf(run: Attempt & Pick<WorkflowRun, 'conclusion'>): WorkflowRun | null {
    const stored = this.#find(run);
    const hasEnded = run.conclusion !== 'running' && stored?.conclusion !== 'running';
    return stored !== undefined && hasEnded && !areJobsUnsettled(stored) ? stored : null;
  }

  /** The jobs of an attempt as they were. */
  jobsOf(run: Attempt): readonly RunJob[] {
    return this.#find(run)?.jobs ?? [];
  }

  /** The heads of the runs whose rows cannot be read now. */
  headsOf(odd: readonly OddRow[]): readonly RunHead[] {
    // A row has the name of its workflow, which says nothing of the run.
    return keptOf(this.#runs, odd, ({ id }) => String(id)).map(toHead);
  }

  #find({ id, attempt }: Attempt): WorkflowRun | undefined {
    return this.#runs.find((run) => run.id === id && run.attempt === attempt);
  }
}

/** A run without its jobs, as GitHub lists it. */
export function toHead({
  jobs: _jobs,
  unreadableJobs: _count,
  workflow: _name,
  ...run
}: WorkflowRun): RunHead {
  return { ...run, isOwn: true };
}
