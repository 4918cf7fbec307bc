import 'server-only';
import type { Freshness } from '@/lib/base/freshness/model';
import { establishByRun } from '@/lib/matrix/jobs/establish-by-run';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { readTestedJobs } from '@/lib/matrix/jobs/read-tested-jobs';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { SourceMatrix } from '@/lib/site/model/source-matrix';
import { matrixFileResource } from '@/lib/upstream/resources/matrix-file-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { env } from '@/lib/upstream/runtime/env';
import { webUrlOf } from '@/lib/upstream/runtime/read-env';

import { loadMatrix } from './load-matrix';

/** Reads the jobs of a matrix with their known results. */
export function jobsOf(loaded: SourceMatrix) {
  const { reading, source, runs, commit } = loaded;
  const matrix = { ...loaded, reading: establishByRun({ reading, source, runs, commit }) };
  return { matrix, ...readTestedJobs(matrix) };
}

/** The tested jobs of every source, the source that upstream tests today first. */
export type AllTestedJobs = {
  readonly jobs: readonly TestedJob[];
  /** How old the least fresh of them is; null where no source could be read. */
  readonly freshness: Freshness | null;
};

/**
 * Loads the jobs of the matrix at the tag of a kairos-init, as far as that matrix was requested before; it
 * makes no request itself. Null if it has not been read.
 */
export async function loadCachedJobs(kairosInit: string): Promise<readonly TestedJob[] | null> {
  const upstream = await siteUpstream();
  const webUrl = webUrlOf(env().GITHUB_API_URL);
  for (const source of matrixSources) {
    const { cached } = upstream.peek(matrixFileResource(source, kairosInit));
    if (cached === null) continue;
    const { owner, name } = source.repository;
    const { reading, commit } = cached.value;
    const repositoryUrl = `${webUrl}/${owner}/${name}`;
    return readTestedJobs({ source, reading, runs: null, commit, repositoryUrl }).jobs;
  }
  return null;
}

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
