import 'server-only';
import { findComponent } from '@/lib/names/catalog/find-component';
import { findComponentVersions } from '@/lib/releases/component-versions/find-component-versions';
import { PIN_REPOSITORIES, versionFilesOf } from '@/lib/releases/component-versions/version-files';
import type { ReleaseList } from '@/lib/releases/list/model';

import { BackgroundReads, readInBackground, readOnce } from './background-reads';
import { componentResources } from './built-in-resources';
import { initPinFiles, ownPinFiles } from './release-pins';
import { tagCommitsResource } from './tag-commits-resource';
import type { Upstream } from './upstream';

/** Releases whose files are read without a visitor, so that a hostile list fills no disk. */
const MOST_RELEASES = 200;

/** The versions that the files at the tags of all releases of Kairos pin. */
export function followedPins(after: BackgroundReads): BackgroundReads {
  return new BackgroundReads({ keysOf, read }, after);
}

function keysOf(upstream: Upstream): readonly string[] {
  const files = followedTags(upstream).flatMap((tag) => [
    ...ownPinFiles(upstream, tag),
    ...initPinFiles(upstream, tag),
  ]);
  return [
    ...PIN_REPOSITORIES.map((repository) => tagCommitsResource(repository).key),
    ...files.map(({ resource }) => resource.key),
  ];
}

async function read(upstream: Upstream, now: Date): Promise<boolean> {
  // The commits of the tags come first, since the records of files have them in their keys.
  for (const repository of PIN_REPOSITORIES) {
    // One request at a time: pins are in no hurry.
    // oxlint-disable-next-line no-await-in-loop
    await readInBackground(upstream, tagCommitsResource(repository), now);
  }
  for (const tag of followedTags(upstream)) {
    // oxlint-disable-next-line no-await-in-loop
    if (!(await readRelease(upstream, tag, now))) return false;
  }
  return true;
}

/** Reads the files of a release that are not stored; false where the rate limit or a failure ends the pass. */
async function readRelease(upstream: Upstream, tag: string, now: Date): Promise<boolean> {
  // Which files of kairos-init are read follows from those of the release.
  for (const filesOf of [ownPinFiles, initPinFiles]) {
    for (const { resource } of filesOf(upstream, tag)) {
      // oxlint-disable-next-line no-await-in-loop
      if (!(await readOnce(upstream, resource, now))) return false;
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
