import type { MatrixReading } from '@/lib/matrix/expand/model';
import type { LatestRuns } from '@/lib/matrix/runs/model';
import type { MatrixSource } from '@/lib/matrix/sources/model';

import { jobsFromRunNames } from './jobs-from-run-names';

/**
 * Establishes a matrix by the names of the jobs of the latest run, where it is computed while the
 * workflow runs and nothing of it could be read. A reading that has jobs stays as it is, and so does one
 * whose run has no name that the source's pattern takes apart.
 */
export function establishByRun(
  reading: MatrixReading,
  source: MatrixSource,
  runs: LatestRuns | null,
): MatrixReading {
  const run = runs?.completed ?? runs?.running ?? null;
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
