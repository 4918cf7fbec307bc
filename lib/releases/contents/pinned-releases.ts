import { compareVersions } from '@/lib/names/versions/compare-versions';
import { readVersion } from '@/lib/names/versions/read-version';
import { COMPONENT_VERSIONS } from '@/lib/releases/component-versions/find-component-versions';

import { contentsCoverage, type ContentsCoverage } from './contents-coverage';
import { pinnedPrograms, type ContainedProgram } from './release-contents';
import { withPinned, type SourcedVersion } from './with-pinned';

/** A release of Kairos with the programs that its files at the tag pin. */
export type PinnedRelease = {
  readonly tag: string;
  readonly programs: readonly ContainedProgram[];
};

/** A release that contains a version of a program, with the line that pins it; null where that was not read. */
export type PinningRelease = {
  readonly tag: string;
  readonly version: string;
  readonly source: string | null;
};

/**
 * The releases whose pinned versions are known, oldest version first: the bundled ones, and those among `tags` whose
 * files were read or which follow a rule.
 */
export function pinnedReleases(
  tags: readonly string[],
  pinsOf: (tag: string) => readonly SourcedVersion[],
): readonly PinnedRelease[] {
  const all = new Set([...COMPONENT_VERSIONS.map(({ tag }) => tag), ...tags]);
  return [...all]
    .map((tag) => ({ tag, programs: withPinned(pinnedPrograms(tag), pinsOf(tag)) }))
    .filter(({ programs }) => programs.length > 0)
    .toSorted((a, b) => compareTags(a.tag, b.tag));
}

/** The releases whose pinned versions are known, and how many of all releases these are. */
export type KnownVersions = {
  readonly releases: readonly PinnedRelease[];
  readonly coverage: ContentsCoverage;
};

/** The bundled releases, oldest version first: what is known before any file was read. */
export const BUNDLED_VERSIONS: KnownVersions = {
  releases: pinnedReleases([], () => []),
  coverage: contentsCoverage(
    COMPONENT_VERSIONS.map(({ tag }) => ({ tag, isRead: false, hasFiles: true })),
  ),
};

/** The releases that pin a version of a program, oldest first. */
export function releasesWith(
  releases: readonly PinnedRelease[],
  program: string,
  version: string,
): readonly PinningRelease[] {
  return rowsOf(releases, program).filter((row) => row.version === version);
}

/** The releases around a version of a program that none pins: the last before and the first after it. */
export function releasesAround(
  releases: readonly PinnedRelease[],
  program: string,
  version: string,
): { readonly before: PinningRelease | null; readonly after: PinningRelease | null } {
  const rows = rowsOf(releases, program);
  return {
    before: rows.findLast((row) => compareTags(row.version, version) < 0) ?? null,
    after: rows.find((row) => compareTags(row.version, version) > 0) ?? null,
  };
}

/** Versions that are only likely by their dates are left out. */
function rowsOf(releases: readonly PinnedRelease[], wanted: string): readonly PinningRelease[] {
  return releases.flatMap(({ tag, programs }) =>
    programs
      .filter(({ program, basis }) => program === wanted && basis !== 'dates')
      .flatMap(({ versions, source }) => versions.map((version) => ({ tag, version, source }))),
  );
}

function compareTags(one: string, other: string): number {
  const options = { legacyC3os: false };
  return compareVersions(readVersion(one, options), readVersion(other, options));
}
