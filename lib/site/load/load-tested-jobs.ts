import 'server-only';
import type { Freshness } from '@/lib/base/freshness/model';
import { establishByRun } from '@/lib/matrix/jobs/establish-by-run';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { readTestedJobs } from '@/lib/matrix/jobs/read-tested-jobs';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { MatrixView } from '@/lib/site/model/matrix-view';

import { loadMatrix } from './load-matrix';

/** Reads the jobs of a matrix with what is known of their results. */
export function jobsOf(loaded: MatrixView) {
  const { reading, source, runs, commit } = loaded;
  const view = { ...loaded, reading: establishByRun({ reading, source, runs, commit }) };
  return { view, ...readTestedJobs(view) };
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
  const views = loaded.flatMap((each) => (each.ok ? [each.value] : []));
  const byNewest = views.toSorted((a, b) => (b.changedAt ?? '').localeCompare(a.changedAt ?? ''));
  const oldest = views
    .map(({ freshness }) => freshness)
    .toSorted((a, b) => a.fetchedAt.localeCompare(b.fetchedAt));
  return { jobs: byNewest.flatMap((view) => jobsOf(view).jobs), freshness: oldest[0] ?? null };
}
