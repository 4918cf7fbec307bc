import 'server-only';
import type { Freshness } from '@/lib/base/freshness/model';
import { establishByRun } from '@/lib/matrix/jobs/establish-by-run';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { readTestedJobs } from '@/lib/matrix/jobs/read-tested-jobs';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { SourceMatrix } from '@/lib/site/model/source-matrix';

import { loadMatrix } from './load-matrix';

/** Reads the jobs of a matrix with what is known of their results. */
export function jobsOf(loaded: SourceMatrix) {
  const { reading, source, runs } = loaded;
  const matrix = { ...loaded, reading: establishByRun(reading, source, runs) };
  return { matrix, ...readTestedJobs(matrix) };
}

/** The tested jobs of every source, the source that upstream tests today first. */
export type AllTestedJobs = {
  readonly jobs: readonly TestedJob[];
  /** How old the least fresh of them is; null where no source could be read. */
  readonly freshness: Freshness | null;
};

/** Loads the tested jobs of every source at its own branch. */
export async function loadTestedJobs(): Promise<AllTestedJobs> {
  const loaded = await Promise.all(matrixSources.map(({ id }) => loadMatrix(id, null)));
  const matrices = loaded.flatMap((each) => (each.ok ? [each.value] : []));
  const byNewest = matrices.toSorted((a, b) =>
    (b.changedAt ?? '').localeCompare(a.changedAt ?? ''),
  );
  const oldest = matrices
    .map(({ freshness }) => freshness)
    .toSorted((a, b) => a.fetchedAt.localeCompare(b.fetchedAt));
  return { jobs: byNewest.flatMap((matrix) => jobsOf(matrix).jobs), freshness: oldest[0] ?? null };
}
