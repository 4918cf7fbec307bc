import type { MatrixReading } from '@/lib/matrix/expand/model';
import type { LatestRuns } from '@/lib/matrix/runs/model';
import { shownRun } from '@/lib/matrix/runs/shown-run';
import type { MatrixSource } from '@/lib/matrix/sources/model';

import { jobsFromRunNames } from './jobs-from-run-names';

/**
 * Fills a dynamic matrix from the job names of the latest run. A reading that has jobs is returned
 * unchanged, and so is one whose run has no job name that matches the source's pattern.
 */
export function establishByRun(
  reading: MatrixReading,
  source: MatrixSource,
  runs: LatestRuns | null,
): MatrixReading {
  const run = runs === null ? null : shownRun(runs);
  const dynamic = reading.jobs.find(({ matrix }) => matrix === 'dynamic');
  const isEmpty = reading.jobs.every(({ jobs }) => jobs.length === 0);
  if (run === null || dynamic === undefined || !isEmpty) return reading;
  const jobs = jobsFromRunNames(source, run).filter(({ matrix }) => matrix.length > 0);
  if (jobs.length === 0) return reading;
  return {
    ...reading,
    jobs: reading.jobs.map((group) => (group === dynamic ? { ...group, jobs } : group)),
  };
}
