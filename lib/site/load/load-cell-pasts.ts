import 'server-only';
import { declaredSince, pastResultsOf } from '@/lib/matrix/history/cell-past';
import { runsByAge, withPastRuns } from '@/lib/matrix/runs/shown-run';
import type { CellPasts } from '@/lib/site/model/matrix-context';
import type { LoadedMatrix } from '@/lib/site/model/matrix-page';
import { matrixHistoryResource } from '@/lib/upstream/resources/matrix-history-resource';
import { storedPastRuns } from '@/lib/upstream/resources/past-runs';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

import { stepsOf } from './history-steps';

/** Loads the past of each job that is shown, as far as runs and commits are stored; makes no request. */
export async function loadCellPasts({ sources, jobs }: LoadedMatrix): Promise<CellPasts> {
  const upstream = await siteUpstream();
  return Object.fromEntries(
    sources.map(({ matrix }) => {
      const { source, runs, repositoryUrl, isDefaultRef } = matrix;
      const own = jobs.filter((job) => job.source === source.id);
      const past =
        runs === null
          ? null
          : pastResultsOf(
              own,
              isDefaultRef ? withPastRuns(runs, storedPastRuns(upstream, source)) : runsByAge(runs),
            );
      const history = upstream.peek(matrixHistoryResource(source)).cached?.value ?? null;
      const sinceOf =
        history === null || !isDefaultRef
          ? () => null
          : declaredSince(stepsOf(upstream, source, history, repositoryUrl), history.isWhole);
      const since = own.map(sinceOf);
      const commits = [...new Map(since.flatMap((each) => (each ? [[keyOf(each), each]] : [])))];
      const places = new Map(commits.map(([key], index) => [key, index]));
      const byJob = own.map(({ id }, index) => {
        const found = since[index] ?? null;
        const place = found === null ? null : (places.get(keyOf(found)) ?? null);
        return [id, { since: place, results: past?.results[index] ?? [] }];
      });
      return [
        source.id,
        {
          commits: commits.map(([, each]) => each),
          runs: past?.runs ?? [],
          byJob: Object.fromEntries(byJob),
        },
      ];
    }),
  );
}

function keyOf({ commit, isExact }: { readonly commit: string; readonly isExact: boolean }) {
  return `${commit} ${isExact}`;
}
