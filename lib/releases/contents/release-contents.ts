import { KUBERNETES_DISTROS } from '@/lib/names/artifacts/model';
import { compareReleases } from '@/lib/names/distributions/compare-releases';
import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { isAtLeast } from '@/lib/names/versions/span';
import { findComponentVersions } from '@/lib/releases/component-versions/find-component-versions';
import { nearestKubernetes } from '@/lib/releases/existence/nearest-kubernetes';
import { publishedCells, type PublishedCell } from '@/lib/releases/existence/published-cells';
import type { Release } from '@/lib/releases/list/model';

/** How the version of a program in a release was established. */
export const CONTENT_BASES = [
  /** Its own files at the tag pin it. */
  'pinned',
  /** The files of the release are named after it. */
  'files',
  /** The workflows took the latest; by the dates it was one of these. */
  'dates',
  /** One version number for all of the monorepo, since v4.3.0. */
  'rule',
] as const;

/** One of {@link CONTENT_BASES}. */
export type ContentBasis = (typeof CONTENT_BASES)[number];

/** A program in a release of Kairos, with its versions: several of Kubernetes, one of most others. */
export type ContainedProgram = {
  readonly program: string;
  /** Never empty. */
  readonly versions: readonly string[];
  readonly basis: ContentBasis;
  /** URL of the line that pins it; null where it was not read from a file here. */
  readonly source: string | null;
};

/** The first release of the monorepo, where these programs have the version of Kairos. */
const FIRST_SHARED_VERSION = 'v4.3.0';
const SHARED = ['kairos-init', 'kairos-agent', 'immucore', 'kcrypt-discovery-challenger'] as const;

/**
 * Lists the programs in a release of Kairos with their versions: as its files at the tag pin them, and as the files
 * of the release are named. Empty for other components, and for releases whose files were not read.
 */
export function releaseContents(
  release: Pick<Release, 'tag' | 'assets'>,
  componentId: string,
): readonly ContainedProgram[] {
  if (componentId !== 'kairos') return [];
  const pinned = pinnedPrograms(release.tag);
  const named = namedPrograms(publishedCells(release, componentId));
  const isPinned = ({ program }: ContainedProgram) =>
    pinned.some((each) => each.program === program);
  return [...pinned, ...named.filter((each) => !isPinned(each))];
}

/** The programs of a release of Kairos that are known by its tag: bundled versions, or the rule of the monorepo. */
export function pinnedPrograms(tag: string): readonly ContainedProgram[] {
  const row = findComponentVersions(tag);
  if (row === null) return sharedPrograms(tag);
  const programs = Object.entries(row.programs).map(([program, version]): ContainedProgram => ({
    program,
    versions: [version],
    basis: 'pinned',
    source: null,
  }));
  return [...programs, ...contained('auroraboot', row.auroraBootByDate, 'dates')];
}

function sharedPrograms(tag: string): readonly ContainedProgram[] {
  const version = readKairosVersion(tag);
  const isShared = version !== null && isAtLeast(version, FIRST_SHARED_VERSION);
  return isShared ? SHARED.flatMap((program) => contained(program, [tag], 'rule')) : [];
}

function namedPrograms(cells: readonly PublishedCell[]): readonly ContainedProgram[] {
  const hadrons = cells.flatMap(({ flavor, flavorRelease }) =>
    flavor === 'hadron' && flavorRelease !== null ? [flavorRelease] : [],
  );
  const kubernetes = KUBERNETES_DISTROS.flatMap((distro) => {
    const versions = cells.flatMap((cell) =>
      cell.kubernetes?.distro === distro ? (cell.kubernetes.version ?? []) : [],
    );
    return contained(distro, nearestKubernetes([...new Set(versions)], ''), 'files');
  });
  const hadron = [...new Set(hadrons)].toSorted(compareReleases);
  return [...contained('hadron', hadron, 'files'), ...kubernetes];
}

function contained(
  program: string,
  versions: readonly string[],
  basis: ContentBasis,
): readonly ContainedProgram[] {
  return versions.length === 0 ? [] : [{ program, versions, basis, source: null }];
}
