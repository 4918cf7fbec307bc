import { combinationOf } from '@/lib/matrix/grid/combination';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { matchRunJobs } from '@/lib/matrix/runs/match-run-jobs';
import type { Conclusion, WorkflowRun } from '@/lib/matrix/runs/model';
import { isVerdict } from '@/lib/matrix/runs/verdicts';

import type { HistoryStep } from './model';

/** A stored run of a workflow. */
export type PastRun = { readonly url: string; readonly at: string };

/** How a job ended in a run: place of the run in the list, conclusion, and seconds; null where unknown. */
export type PastResult = readonly [run: number, conclusion: Conclusion, seconds: number | null];

/** Since when a combination is declared without a gap. */
export type DeclaredSince = {
  readonly commit: string;
  readonly at: string | null;
  /** False where commits before it are not read: then it may be declared for longer. */
  readonly isExact: boolean;
};

/** Most runs of one job. */
const MOST_RUNS = 10;

/** Lists what stored runs, newest first, say of each job, in the order of the jobs; at most ten of them. */
export function pastResultsOf(
  jobs: readonly TestedJob[],
  all: readonly WorkflowRun[],
): { readonly runs: readonly PastRun[]; readonly results: readonly (readonly PastResult[])[] } {
  const runs = all.slice(0, MOST_RUNS);
  const names = jobs.map(({ name }) => name);
  const matched = runs.map((run) => matchRunJobs(names, run.jobs));
  return {
    runs: runs.map(({ url, completedAt, createdAt }) => ({ url, at: completedAt ?? createdAt })),
    results: jobs.map((_job, index) =>
      matched.flatMap((found, run): PastResult[] => {
        const job = found[index] ?? null;
        return job === null ? [] : [[run, job.conclusion, secondsOf(job)]];
      }),
    ),
  };
}

/** Finds since when each combination of the latest commit is declared; null where nothing is read of it. */
export function declaredSince(
  steps: readonly HistoryStep[],
  isWhole: boolean,
): (job: TestedJob) => DeclaredSince | null {
  const cells = steps.map(({ reading }) =>
    reading.kind === 'read' ? new Set(reading.jobs.map(combinationOf)) : reading.kind,
  );
  return (job) => {
    const id = combinationOf(job);
    let first: HistoryStep | null = null;
    for (const [index, step] of steps.entries()) {
      const there = cells[index];
      if (there === 'unreadable') continue;
      if (typeof there !== 'object') return sinceOf(first, false);
      if (!there.has(id)) return sinceOf(first, true);
      first = step;
    }
    return sinceOf(first, isWhole);
  };
}

function sinceOf(step: HistoryStep | null, isExact: boolean): DeclaredSince | null {
  return step === null ? null : { commit: step.commit, at: step.committedAt, isExact };
}

/** What the stored runs of a job come to. Each part is null where they do not say. */
export type PastSummary = {
  readonly lastPass: PastRun | null;
  /** The first of the failures that it has now; null while it passes. */
  readonly firstFailure: PastRun | null;
  /** Whether the runs have a pass before that failure. */
  readonly isFirstKnown: boolean;
  /** Whether verdicts changed at least twice; null for fewer than three verdicts. */
  readonly isFlaky: boolean | null;
  /** Median of the runs that passed, else of those that failed. */
  readonly seconds: number | null;
};

/** Sums up the results of a job, which are newest first. */
export function summarizePast(
  results: readonly PastResult[],
  runs: readonly PastRun[],
): PastSummary {
  const verdicts = results.filter(([, conclusion]) => isVerdict(conclusion));
  const pass = verdicts.findIndex(([, conclusion]) => conclusion === 'passed');
  const failing = pass === -1 ? verdicts : verdicts.slice(0, pass);
  const runOf = (result: PastResult | undefined) =>
    result === undefined ? null : (runs[result[0]] ?? null);
  const changes = verdicts.filter(
    ([, conclusion], index) => index > 0 && verdicts[index - 1]?.[1] !== conclusion,
  ).length;
  const passed = verdicts.filter(([, conclusion]) => conclusion === 'passed');
  return {
    lastPass: pass === -1 ? null : runOf(verdicts[pass]),
    firstFailure: runOf(failing.at(-1)),
    isFirstKnown: pass !== -1,
    isFlaky: verdicts.length < 3 ? null : changes >= 2,
    seconds: medianOf((passed.length > 0 ? passed : verdicts).flatMap(([, , time]) => time ?? [])),
  };
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

function secondsOf(job: {
  readonly startedAt: string | null;
  readonly completedAt: string | null;
}): number | null {
  if (job.startedAt === null || job.completedAt === null) return null;
  const seconds = Math.round((Date.parse(job.completedAt) - Date.parse(job.startedAt)) / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}
