import { compareVersions } from '@/lib/names/versions/compare-versions';
import type { Version } from '@/lib/names/versions/model';
import { isPrerelease, readVersion, releaseLine } from '@/lib/names/versions/read-version';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

import type { ReleaseListing } from './model';

/** Maximum number of tags that are offered instead of a missing one. */
const MOST_NEAR = 5;

/** The shortest common beginning of two tags that are no versions. */
const SHORTEST_COMMON = 3;

/**
 * Finds the releases nearest to a tag that is missing. For a version: those of its minor line first, then by
 * their distance in the order of versions; prereleases only for a prerelease. For any other text: those with
 * the longest common beginning, else the latest.
 */
export function nearTags(
  { component, entries }: Pick<ReleaseListing, 'component' | 'entries'>,
  tag: string,
): readonly string[] {
  const version = readVersion(tag, component);
  const near = version.numbers === null ? byBeginning(entries, tag) : byVersion(entries, version);
  const latest = entries.filter(({ isPreliminary }) => !isPreliminary);
  return (near.length > 0 ? near : latest).slice(0, MOST_NEAR).map(({ release }) => release.tag);
}

function byVersion(entries: readonly ReleaseEntry[], version: Version): readonly ReleaseEntry[] {
  const hasPrereleases = isPrerelease(version);
  const candidates = entries.filter(
    (entry) =>
      entry.version.class === version.class &&
      (hasPrereleases || !entry.isPreliminary || version.class === 'c3os'),
  );
  const older = candidates.findIndex((entry) => compareVersions(entry.version, version) < 0);
  const place = older === -1 ? candidates.length : older;
  const line = releaseLine(version);
  const ranked = candidates.map((entry, index) => ({
    entry,
    isOtherLine: line === null || entry.line !== line,
    distance: index < place ? place - index : index - place + 1,
  }));
  return ranked
    .toSorted((a, b) => Number(a.isOtherLine) - Number(b.isOtherLine) || a.distance - b.distance)
    .map(({ entry }) => entry);
}

function byBeginning(entries: readonly ReleaseEntry[], tag: string): readonly ReleaseEntry[] {
  return entries
    .map((entry) => ({ entry, length: commonLength(withoutV(tag), withoutV(entry.release.tag)) }))
    .filter(({ length }) => length >= SHORTEST_COMMON)
    .toSorted((a, b) => b.length - a.length)
    .map(({ entry }) => entry);
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function withoutV(tag: string): string {
  return tag.toLowerCase().replace(/^v/, '');
}
