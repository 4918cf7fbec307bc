import 'server-only';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';

import { BackgroundReads, readInBackground, readOnce } from './background-reads';
import { historyFileResource } from './matrix-file-resource';
import { matrixHistoryResource } from './matrix-history-resource';
import type { MatrixFile } from './parse-stored';
import type { Resource } from './resource';
import type { Upstream } from './upstream';

/** The matrices of all commits that touched the workflow files, the latest commit first. */
export function matrixHistories(): BackgroundReads {
  return new BackgroundReads({
    keysOf: (upstream) => commitResources(upstream).map(({ key }) => key),
    read,
  });
}

async function read(upstream: Upstream, now: Date): Promise<boolean> {
  // The lists of commits come first, since they say which commits there are.
  for (const source of matrixSources) {
    // One request at a time: histories are in no hurry.
    // oxlint-disable-next-line no-await-in-loop
    await readInBackground(upstream, matrixHistoryResource(source), now);
  }
  for (const resource of commitResources(upstream)) {
    // oxlint-disable-next-line no-await-in-loop
    if (!(await readOnce(upstream, resource, now))) return false;
  }
  return true;
}

function commitResources(upstream: Upstream): readonly Resource<MatrixFile>[] {
  return matrixSources.flatMap((source) => {
    const { cached } = upstream.peek(matrixHistoryResource(source));
    return (cached?.value.commits ?? []).map((commit) => historyFileResource(source, commit));
  });
}
