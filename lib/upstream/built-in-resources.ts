import 'server-only';

import { refreshPlan, requestsPerHour } from '@/lib/freshness/refresh-plan';
import { matrixSources } from '@/lib/sources/matrix-sources';
import type { MatrixSource } from '@/lib/sources/model';

import { matrixFileResource } from './matrix-file-resource';
import { repositoryResource } from './repository-resource';
import { runsResource } from './runs-resource';
import type { Upstream } from './upstream';

/** What is refreshed for each source, whether anybody looks or not. */
export function builtInResources(source: MatrixSource) {
  return {
    repository: repositoryResource(source),
    file: matrixFileResource(source, source.ref),
    runs: runsResource({ source, ref: source.ref, commit: null }),
  };
}

/** The keys of everything that is refreshed whether anybody looks or not. */
export function builtInKeys(): ReadonlySet<string> {
  return new Set(
    matrixSources.flatMap((source) => {
      const { repository, file, runs } = builtInResources(source);
      return [repository.key, file.key, runs.key];
    }),
  );
}

/** Lets every built-in resource be refreshed that is due, and does not wait for it. */
export async function refreshBuiltIns(upstream: Upstream): Promise<void> {
  await Promise.all(
    matrixSources.flatMap((source) => {
      const { repository, file, runs } = builtInResources(source);
      return [
        upstream.read(file, { waitMs: 0 }),
        upstream.read(runs, { waitMs: 0 }),
        upstream.read(repository, { waitMs: 0 }),
      ];
    }),
  );
}

/** The requests an hour that the built-in resources need at present, with a change of each file. */
export function neededPerHour(upstream: Upstream): number {
  const running = matrixSources
    .map((source) => upstream.peek(builtInResources(source).runs).answer?.value.running ?? null)
    .filter((run) => run !== null)
    .map((run) => run.jobs.length);
  const sources = matrixSources.length;
  return requestsPerHour(refreshPlan(upstream), { sources, running, changes: sources });
}
