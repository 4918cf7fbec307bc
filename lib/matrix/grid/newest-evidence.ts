import { compareText } from '@/lib/base/text/compare-text';
import { groupBy } from '@/lib/base/text/group-by';
import type { JobResult, TestedJob } from '@/lib/matrix/jobs/model';
import { isVerdict } from '@/lib/matrix/runs/verdicts';

import { combinationOf } from './combination';

/**
 * Decides for each combination that several sources declare which of them has the newest evidence, and marks the
 * jobs of the others. The newest verdict counts; without a verdict, the newest result; without a result, the source
 * whose jobs come first. A job without a verdict does not hide an older verdict of another source.
 */
export function markSuperseded(jobs: readonly TestedJob[]): readonly TestedJob[] {
  if (sourcesOf(jobs).length < 2) return jobs.map((job) => ({ ...job, supersededBy: null }));
  const newest = new Map(
    [...groupBy(jobs, combinationOf)].map(([combination, own]) => [combination, newestSource(own)]),
  );
  return jobs.map((job) => {
    const source = newest.get(combinationOf(job)) ?? job.source;
    return { ...job, supersededBy: source === job.source ? null : source };
  });
}

/** The ids of the sources of these jobs, in their order. */
export function sourcesOf(jobs: readonly TestedJob[]): readonly string[] {
  return [...new Set(jobs.map(({ source }) => source))];
}

/** Counts what these jobs test: each combination once, however many jobs and sources declare it. */
export function countCombinations(jobs: readonly TestedJob[]): number {
  return new Set(jobs.map(combinationOf)).size;
}

/** Counts for each source, in their order, the combinations whose newest evidence it has. */
export function evidenceBySource(
  jobs: readonly TestedJob[],
): readonly { readonly source: string; readonly count: number }[] {
  return sourcesOf(jobs).map((source) => {
    const own = jobs.filter((job) => job.source === source && job.supersededBy === null);
    return { source, count: countCombinations(own) };
  });
}

function newestSource(jobs: readonly TestedJob[]): string | null {
  const [first] = [...groupBy(jobs, ({ source }) => source)]
    .map(([source, own]) => ({ source, evidence: evidenceOf(own) }))
    .toSorted(
      (a, b) => b.evidence.rank - a.evidence.rank || compareText(b.evidence.at, a.evidence.at),
    );
  return first?.source ?? null;
}

type Evidence = { readonly rank: number; readonly at: string };

function evidenceOf(jobs: readonly TestedJob[]): Evidence {
  const results = jobs.flatMap(({ result }) => result ?? []);
  const verdicts = results.filter(({ conclusion }) => isVerdict(conclusion));
  if (verdicts.length > 0) return { rank: 2, at: latestOf(verdicts) };
  return { rank: results.length > 0 ? 1 : 0, at: latestOf(results) };
}

/** A result without a time is of a run in progress: later than any with one. */
function latestOf(results: readonly JobResult[]): string {
  return (
    results
      .map(({ completedAt }) => completedAt ?? '9')
      .toSorted(compareText)
      .at(-1) ?? ''
  );
}
