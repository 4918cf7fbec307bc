import type { Component } from '@/lib/names/catalog/model';
import { compareNewestFirst } from '@/lib/names/versions/compare-versions';
import type { Version } from '@/lib/names/versions/model';
import { isPrerelease, readVersion, releaseLine } from '@/lib/names/versions/read-version';
import { describeSbom, type SbomDescription } from '@/lib/releases/sbom/sbom-of';

import type { Release } from './model';
import { decideSupport, type ComponentSupport, type SupportStatus } from './support';

/** A release in its place among those of its component. */
export type ReleaseEntry = {
  readonly componentId: string;
  readonly release: Release;
  readonly version: Version;
  /** The minor line, e.g. `4.2`; null for c3os and for what is no version. */
  readonly line: string | null;
  readonly status: SupportStatus;
  /** Marked a prerelease by GitHub or by its version, or of c3os: hidden by default. */
  readonly isPreliminary: boolean;
  /** Where its SBOM is, as far as its files and the rule for its version say. */
  readonly sbom: SbomDescription;
};

/** The releases of a component, in order and with what the policy promises for them. */
export type ComponentReleases = {
  readonly component: Component;
  /** By version, newest first; c3os after every Kairos release, and tags that are no version last. */
  readonly entries: readonly ReleaseEntry[];
  readonly support: ComponentSupport;
};

type ReadingOptions = {
  readonly isArchived: boolean;
  /** False where there are only tags, as in a snapshot. */
  readonly areFilesKnown: boolean;
};

/**
 * Puts the releases of a component in order and decides the support of each.
 *
 * @see https://kairos.io/docs/reference/image_matrix/
 */
export function readComponentReleases(
  component: Component,
  releases: readonly Release[],
  { isArchived, areFilesKnown }: ReadingOptions,
): ComponentReleases {
  const read = releases
    .map((release) => ({
      release,
      tag: release.tag,
      publishedAt: release.publishedAt,
      version: readVersion(release.tag, component),
      isMarkedPrerelease: release.isPrerelease,
    }))
    .toSorted(compareNewestFirst);
  const support = decideSupport(read, {
    isArchived,
    movedTo: component.successor?.movedTo ?? null,
    rule: component.policy.rule,
  });
  const entries = read.map(({ release, version }): ReleaseEntry => {
    const isEarly = isPrerelease(version) || version.class === 'c3os';
    return {
      componentId: component.id,
      release,
      version,
      line: releaseLine(version),
      status: support.statusByTag.get(release.tag) ?? { state: 'unversioned' },
      isPreliminary: release.isPrerelease || isEarly,
      sbom: describeSbom({
        componentId: component.id,
        tag: release.tag,
        assets: areFilesKnown ? release.assets : null,
        imageReference: null,
      }),
    };
  });
  return { component, entries, support };
}
