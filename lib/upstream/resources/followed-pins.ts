import 'server-only';
import { findComponent } from '@/lib/names/catalog/find-component';
import { findComponentVersions } from '@/lib/releases/component-versions/find-component-versions';
import { PIN_REPOSITORIES, versionFilesOf } from '@/lib/releases/component-versions/version-files';
import type { ReleaseList } from '@/lib/releases/list/model';

import { hasRoom, readBehind } from './background-reads';
import { componentResources } from './built-in-resources';
import type { MatrixHistories } from './matrix-histories';
import { initPinFiles, ownPinFiles } from './release-pins';
import type { KeySet } from './resource-records';
import { tagCommitsResource } from './tag-commits-resource';
import type { Upstream } from './upstream';

/** Releases whose files are read without a visitor, so that a hostile list fills no disk. */
const MOST_RELEASES = 200;

/**
 * The versions that the files at the tags of all releases of Kairos pin, read once each without a visitor: one request
 * after the other, after the histories of the matrix, with what everything else leaves of the rate limit.
 */
export class FollowedPins implements KeySet {
  readonly #keys = new Set<string>();
  #filling: Promise<void> | null = null;

  /** Whether a record is of a followed release, and so is never dropped. */
  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Continues to read unless that is in progress, within the rate limit at `now`. */
  async refresh(
    upstream: Upstream,
    now: Date,
    histories: Pick<MatrixHistories, 'settled' | 'isAtEnd'>,
  ): Promise<void> {
    for (const repository of PIN_REPOSITORIES) this.#keys.add(tagCommitsResource(repository).key);
    for (const tag of followedTags(upstream)) this.#keep(upstream, tag);
    if (this.#filling !== null || !hasRoom(upstream, now)) return;
    this.#filling = this.#fill(upstream, now, histories).finally(() => {
      this.#filling = null;
    });
    await Promise.resolve();
  }

  /** Resolves when nothing is being read. */
  async settled(): Promise<void> {
    await this.#filling;
  }

  async #fill(
    upstream: Upstream,
    now: Date,
    histories: Pick<MatrixHistories, 'settled' | 'isAtEnd'>,
  ): Promise<void> {
    await histories.settled();
    if (!histories.isAtEnd) return;
    // The commits of the tags come first, since the records of files have them in their keys.
    for (const repository of PIN_REPOSITORIES) {
      // One request at a time: pins are in no hurry.
      // oxlint-disable-next-line no-await-in-loop
      if (hasRoom(upstream, now)) await readBehind(upstream, tagCommitsResource(repository));
    }
    for (const tag of followedTags(upstream)) {
      // oxlint-disable-next-line no-await-in-loop
      if (!(await readRelease(upstream, tag, now))) return;
      this.#keep(upstream, tag);
    }
  }

  #keep(upstream: Upstream, tag: string): void {
    const files = [...ownPinFiles(upstream, tag), ...initPinFiles(upstream, tag)];
    for (const { resource } of files) this.#keys.add(resource.key);
  }
}

/** Reads the files of a release that are not stored; false where the rate limit or a failure ends the pass. */
async function readRelease(upstream: Upstream, tag: string, now: Date): Promise<boolean> {
  // Which files of kairos-init are read follows from those of the release.
  for (const filesOf of [ownPinFiles, initPinFiles]) {
    for (const { resource } of filesOf(upstream, tag)) {
      if (upstream.peek(resource).cached !== null) continue;
      // oxlint-disable-next-line no-await-in-loop
      if (!hasRoom(upstream, now) || !(await readBehind(upstream, resource))) return false;
    }
  }
  return true;
}

/** The followed releases of a list, which is the same object until it changes. */
const followed = new WeakMap<ReleaseList, readonly string[]>();

/**
 * The tags of the releases whose files pin versions: first those without a bundled row, whose versions are unknown
 * until then, then those whose lines are missing; the latest of each first.
 */
function followedTags(upstream: Upstream): readonly string[] {
  const kairos = findComponent('kairos');
  if (kairos === null) return [];
  const list = upstream.peek(componentResources(kairos).releases).cached?.value ?? null;
  if (list === null) return [];
  const known = followed.get(list);
  if (known !== undefined) return known;
  const tags = list.releases.map(({ tag }) => tag).filter((tag) => versionFilesOf(tag).length > 0);
  const ordered = [...tags.filter((tag) => !isBundled(tag)), ...tags.filter(isBundled)];
  const first = ordered.slice(0, MOST_RELEASES);
  followed.set(list, first);
  return first;
}

function isBundled(tag: string): boolean {
  return findComponentVersions(tag) !== null;
}
