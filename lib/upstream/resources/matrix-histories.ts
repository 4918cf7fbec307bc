import 'server-only';
import { mayFillHistory } from '@/lib/base/freshness/refresh-plan';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';

import { componentResources, followedComponents, neededPerHour } from './built-in-resources';
import { historyFileResource } from './matrix-file-resource';
import { matrixHistoryResource } from './matrix-history-resource';
import type { MatrixFile } from './parse-stored';
import type { Resource } from './resource';
import type { KeySet } from './resource-records';
import type { Upstream } from './upstream';

/** Longest time that one commit is waited for before the next turn. */
const WAIT_MS = 10_000;

/**
 * The matrices of all commits that touched the workflow files, read once each without a visitor: one request after
 * the other, the latest commit first, with what everything else leaves of the rate limit.
 */
export class MatrixHistories implements KeySet {
  readonly #keys = new Set<string>();
  #filling: Promise<void> | null = null;

  /** Whether a record belongs to a history, and so is never dropped. */
  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Continues to read unless that is in progress, within the rate limit at `now`. */
  async refresh(upstream: Upstream, now: Date): Promise<void> {
    for (const { key } of commitResources(upstream)) this.#keys.add(key);
    if (this.#filling !== null || !hasRoom(upstream, now)) return;
    this.#filling = this.#fill(upstream, now).finally(() => {
      this.#filling = null;
    });
    await Promise.resolve();
  }

  /** Resolves when nothing is being read. */
  async settled(): Promise<void> {
    await this.#filling;
  }

  async #fill(upstream: Upstream, now: Date): Promise<void> {
    // The lists of commits come first, since they say which commits there are.
    for (const source of matrixSources) {
      // One request at a time: histories are in no hurry.
      // oxlint-disable-next-line no-await-in-loop
      if (hasRoom(upstream, now)) await read(upstream, matrixHistoryResource(source));
    }
    for (const resource of commitResources(upstream)) {
      if (upstream.peek(resource).cached !== null) continue;
      // oxlint-disable-next-line no-await-in-loop
      if (!hasRoom(upstream, now) || !(await read(upstream, resource))) return;
    }
  }
}

/** Reads a resource that is due; false after a failure that another commit would have too. */
async function read<Value>(upstream: Upstream, resource: Resource<Value>): Promise<boolean> {
  const { cached, failure } = await upstream.read(resource, { waitMs: WAIT_MS });
  return cached !== null || failure?.kind === 'not-found';
}

function commitResources(upstream: Upstream): readonly Resource<MatrixFile>[] {
  return matrixSources.flatMap((source) => {
    const { cached } = upstream.peek(matrixHistoryResource(source));
    return (cached?.value.commits ?? []).map((commit) => historyFileResource(source, commit));
  });
}

/** Everything that is always shown comes first: histories wait until its lists were read to their ends. */
function hasRoom(upstream: Upstream, now: Date): boolean {
  const isStarted = followedComponents(upstream).every((component) => {
    const { cached, failure } = upstream.peek(componentResources(component).releases);
    return failure !== null || (cached !== null && cached.value.wholeAt !== null);
  });
  const needed = neededPerHour(upstream, now);
  return isStarted && mayFillHistory({ quota: upstream.quota(), neededPerHour: needed, now });
}
