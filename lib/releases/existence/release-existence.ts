import { formatDay } from '@/lib/base/format/dates';
import type { Component } from '@/lib/names/catalog/model';
import { compareVersions } from '@/lib/names/versions/compare-versions';
import { readVersion } from '@/lib/names/versions/read-version';
import { findRelease } from '@/lib/releases/list/find-release';
import { isOfLine, readAlias } from '@/lib/releases/list/resolve-release';

import type { ReleaseListing, Verdict } from './model';
import { nearTags } from './near-tags';
import { exists, missing, unknown } from './verdicts';

/**
 * Decides whether a component has a release, by its list. Only a list that was read to the end can say that it
 * does not; a version after the last of a stale list may have been released since. A line, e.g. `v4.2`, is none:
 * its releases are offered instead.
 */
export function releaseExistence(listing: ReleaseListing, tag: string): Verdict {
  const title = titleOf(listing.component);
  const entry = findRelease(listing.entries, tag);
  if (entry !== null)
    return exists(`${title} has a release ${entry.release.tag}.`, entry.release.url);
  const doubt = doubtOf(listing, tag);
  const line = lineOf(listing, tag, doubt !== null);
  if (line !== null) return line;
  const nearest = nearTags(listing, tag);
  if (doubt !== null) {
    return unknown(`Whether ${title} has a release ${tag} is unknown: ${doubt}`, nearest);
  }
  const removed = listing.removed.find((each) => each.tag === tag);
  const since =
    removed === undefined
      ? ''
      : ` GitHub listed it once; its removal was noticed on ${formatDay(removed.noticedAt)}.`;
  return missing(`There is no release ${tag} of ${title}.${since}`, nearest);
}

/** Most releases of a line that are offered. */
const MOST_OF_LINE = 5;

/**
 * The verdict on a release line, e.g. `v4.2` or `4`; null for anything else, and for a line without releases. Where the
 * list is in doubt, it may lack later releases of the line, and one that is called so.
 */
function lineOf(
  { component, entries }: ReleaseListing,
  tag: string,
  isInDoubt: boolean,
): Verdict | null {
  const alias = readAlias(tag);
  if (alias?.kind !== 'line') return null;
  const ofLine = entries.filter((entry) => !entry.isPreliminary && isOfLine(entry, alias.line));
  const [latest] = ofLine;
  if (latest === undefined) return null;
  const tags = ofLine.slice(0, MOST_OF_LINE).map(({ release }) => release.tag);
  const title = titleOf(component);
  const { tag: newest } = latest.release;
  return isInDoubt
    ? unknown(`${tag} is a release line of ${title}; the latest that is listed is ${newest}.`, tags)
    : missing(
        `There is no release ${tag} of ${title}: it is a release line, whose latest release is ${newest}.`,
        tags,
      );
}

/** What a component is called within a sentence. */
export function titleOf({ id, title }: Component): string {
  return id === 'kairos' ? 'Kairos' : title;
}

function doubtOf(listing: ReleaseListing, tag: string): string | null {
  switch (listing.coverage) {
    case 'snapshot':
      return 'only a snapshot of its tags is available.';
    case 'partial':
      return 'its list of releases has not been read to the end.';
    case 'complete':
      return isAfterLast(listing, tag)
        ? 'its list of releases is out of date, and this would be the latest.'
        : null;
  }
}

function isAfterLast({ component, entries, isStale }: ReleaseListing, tag: string): boolean {
  const version = readVersion(tag, component);
  const [last] = entries;
  if (!isStale || version.numbers === null) return false;
  return last === undefined || compareVersions(version, last.version) > 0;
}
