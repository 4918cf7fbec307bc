import 'server-only';
import { ok, type Result } from '@/lib/base/result';
import { markSuperseded } from '@/lib/matrix/grid/newest-evidence';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { sourcesByToday } from '@/lib/matrix/sources/matrix-sources';
import type { LoadedMatrix, LoadedSource } from '@/lib/site/model/matrix-page';
import type { MatrixRefusal, UpstreamRefusal } from '@/lib/site/model/source-matrix';
import { ALL_SOURCES, type MatrixQuery } from '@/lib/site/url/matrix-query';

import { loadMatrix } from './load-matrix';
import { jobsOf } from './load-tested-jobs';

/** The sources that a URL selects, with their jobs. */
export type LoadedSources = Pick<
  LoadedMatrix,
  'matrix' | 'isOfAll' | 'missing' | 'frozen' | 'jobs'
> & {
  readonly sources: readonly (LoadedSource & {
    /** How many of its jobs have a result of any kind. */
    readonly matched: number;
  })[];
};

/**
 * Loads the source that a query has, at its ref, or every source at its own branch. Of all sources, those that cannot
 * be loaded are listed; only where none can be, the first refusal is the result.
 */
export async function loadMatrixSources({
  source,
  ref,
}: Pick<MatrixQuery, 'source' | 'ref'>): Promise<Result<LoadedSources, MatrixRefusal>> {
  if (source !== null && source !== ALL_SOURCES) return loadOne(source, ref);
  const results = await Promise.all(sourcesByToday.map(({ id }) => loadOne(id, null)));
  const loaded = results.flatMap((each) => (each.ok ? [each.value] : []));
  const [first] = loaded;
  const refused = results.flatMap((each) => (each.ok ? [] : [each.failure]));
  if (first === undefined) return results[0] ?? loadOne(source ?? '', null);
  return ok({
    matrix: first.matrix,
    sources: loaded.flatMap(({ sources }) => sources),
    isOfAll: true,
    missing: refused.filter(isUpstream),
    frozen: [],
    jobs: markSuperseded(uniqueById(loaded.flatMap(({ jobs }) => jobs))),
  });
}

async function loadOne(
  source: string,
  ref: string | null,
): Promise<Result<LoadedSources, MatrixRefusal>> {
  const loaded = await loadMatrix(source, ref);
  if (!loaded.ok) return loaded;
  const { matrix, jobs, matched, problems } = jobsOf(loaded.value);
  const all = [...matrix.reading.problems, ...problems];
  return ok({
    matrix,
    sources: [{ matrix, problems: all, matched }],
    isOfAll: false,
    missing: [],
    frozen: [],
    jobs,
  });
}

/** Makes the ids of jobs unique. Ids depend on a job's key and values, so that jobs of two sources may share one; the later ones get a number. */
export function uniqueById(jobs: readonly TestedJob[]): readonly TestedJob[] {
  const ids = new Set<string>();
  return jobs.map((job) => {
    let id = job.id;
    for (let count = 2; ids.has(id); count += 1) id = `${job.id}-${job.source}-${count}`;
    ids.add(id);
    return id === job.id ? job : { ...job, id };
  });
}

function isUpstream(refusal: MatrixRefusal): refusal is UpstreamRefusal {
  return refusal.kind === 'upstream';
}
