import 'server-only';
import type { WorkflowRun } from '@/lib/matrix/runs/model';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { MatrixSource } from '@/lib/matrix/sources/model';

import { BackgroundReads, readInBackground, readOnce } from './background-reads';
import { pastRunListResource, pastRunResource } from './past-runs-resource';
import type { Resource } from './resource';
import type { Upstream } from './upstream';

/** The latest runs of each source with all of their jobs, so that the past of a cell is more than its last result. */
export function pastRuns(after: BackgroundReads): BackgroundReads {
  return new BackgroundReads({ keysOf, read }, after);
}

/** The past runs of a source as far as they are stored, the latest first; makes no request. */
export function storedPastRuns(upstream: Upstream, source: MatrixSource): readonly WorkflowRun[] {
  return runResources(upstream, source).flatMap(
    (resource) => upstream.peek(resource).cached?.value ?? [],
  );
}

function keysOf(upstream: Upstream): readonly string[] {
  return matrixSources.flatMap((source) => [
    pastRunListResource(source).key,
    ...runResources(upstream, source).map(({ key }) => key),
  ]);
}

async function read(upstream: Upstream, now: Date): Promise<boolean> {
  for (const source of matrixSources) {
    // One request at a time: the past is in no hurry.
    // oxlint-disable-next-line no-await-in-loop
    await readInBackground(upstream, pastRunListResource(source), now);
    for (const resource of runResources(upstream, source)) {
      // oxlint-disable-next-line no-await-in-loop
      if (!(await readOnce(upstream, resource, now))) return false;
    }
  }
  return true;
}

function runResources(upstream: Upstream, source: MatrixSource): readonly Resource<WorkflowRun>[] {
  const { cached } = upstream.peek(pastRunListResource(source));
  return (cached?.value ?? []).map((head) => pastRunResource(source, head));
}
