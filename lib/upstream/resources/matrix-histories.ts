import 'server-only';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';

import { hasRoom, readBehind } from './background-reads';
import { historyFileResource } from './matrix-file-resource';
import { matrixHistoryResource } from './matrix-history-resource';
import type { MatrixFile } from './parse-stored';
import type { Resource } from './resource';
import type { KeySet } from './resource-records';
import type { Upstream } from './upstream';

/**
 * The matrices of all commits that touched the workflow files, read once each without a visitor: one request after
 * the other, the latest commit first, with what everything else leaves of the rate limit.
 */
export class MatrixHistories implements KeySet {
  readonly #keys = new Set<string>();
  #filling: Promise<void> | null = null;
  #isAtEnd = false;

  /** Whether the last pass found nothing left to read: what comes after the histories may be read. */
  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

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
      if (hasRoom(upstream, now)) await readBehind(upstream, matrixHistoryResource(source));
    }
    for (const resource of commitResources(upstream)) {
      if (upstream.peek(resource).cached !== null) continue;
      // oxlint-disable-next-line no-await-in-loop
      if (!hasRoom(upstream, now) || !(await readBehind(upstream, resource))) {
        this.#isAtEnd = false;
        return;
      }
    }
    this.#isAtEnd = true;
  }
}

function commitResources(upstream: Upstream): readonly Resource<MatrixFile>[] {
  return matrixSources.flatMap((source) => {
    const { cached } = upstream.peek(matrixHistoryResource(source));
    return (cached?.value.commits ?? []).map((commit) => historyFileResource(source, commit));
  });
}
