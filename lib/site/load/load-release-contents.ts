import 'server-only';
import { cache } from 'react';

import { findComponentVersions } from '@/lib/releases/component-versions/find-component-versions';
import { versionFilesOf, type VersionFile } from '@/lib/releases/component-versions/version-files';
import { contentsCoverage, type ContentsCoverage } from '@/lib/releases/contents/contents-coverage';
import type { ReleaseWithContents } from '@/lib/releases/contents/find-by-program';
import { pinnedReleases, type KnownVersions } from '@/lib/releases/contents/pinned-releases';
import { releaseContents, type ContainedProgram } from '@/lib/releases/contents/release-contents';
import { withPinned, type SourcedVersion } from '@/lib/releases/contents/with-pinned';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { initPinFiles, ownPinFiles, storedPins } from '@/lib/upstream/resources/release-pins';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import type { Upstream } from '@/lib/upstream/resources/upstream';
import { env } from '@/lib/upstream/runtime/env';
import { webUrlOf } from '@/lib/upstream/runtime/read-env';

import { ImageReader } from './image-reading';
import { loadKairos } from './load-kairos';

/** Longest time that a page waits for these files in all; the others are read after it. */
const PATIENCE_MS = 1500;

/**
 * Loads the programs in a release with their versions. Those that only the files at its tag pin are added once these
 * were read; each file is fetched once, and for a page none of a release whose versions are bundled.
 */
export async function loadReleaseContents(
  entry: ReleaseEntry,
): Promise<readonly ContainedProgram[]> {
  const upstream = await siteUpstream();
  const { release, componentId } = entry;
  if (componentId === 'kairos' && findComponentVersions(release.tag) === null) {
    const reader = new ImageReader(upstream, new Date(), PATIENCE_MS);
    for (const filesOf of [ownPinFiles, initPinFiles]) {
      // Which files of kairos-init are read follows from those of the release.
      // oxlint-disable-next-line no-await-in-loop
      await Promise.all(
        filesOf(upstream, release.tag).map(({ resource }) => reader.read(resource)),
      );
    }
  }
  return contentsOf(upstream, entry);
}

/** The programs in a release as far as they are stored; makes no request. */
export async function peekReleaseContents(
  entry: ReleaseEntry,
): Promise<readonly ContainedProgram[]> {
  return contentsOf(await siteUpstream(), entry);
}

/** The programs in every release of Kairos as far as they are stored, latest first, and how many were read. */
export const loadAllContents = cache(
  async (): Promise<{
    readonly releases: readonly ReleaseWithContents[];
    readonly coverage: ContentsCoverage;
  }> => {
    const [upstream, { releases }] = await Promise.all([siteUpstream(), loadKairos()]);
    const { entries } = releases;
    return {
      releases: entries.map((entry) => ({ entry, programs: contentsOf(upstream, entry) })),
      coverage: coverageOf(upstream, entries),
    };
  },
);

/** What is known of the pinned versions of Kairos' releases; makes no request, and reads no names of files. */
export const loadKnownVersions = cache(async (): Promise<KnownVersions> => {
  const [upstream, { releases }] = await Promise.all([siteUpstream(), loadKairos()]);
  const tags = releases.entries.map(({ release }) => release.tag);
  return {
    releases: pinnedReleases(tags, (tag) => sourcedPins(upstream, tag)),
    coverage: coverageOf(upstream, releases.entries),
  };
});

function coverageOf(upstream: Upstream, entries: readonly ReleaseEntry[]): ContentsCoverage {
  return contentsCoverage(
    entries.map(({ release: { tag } }) => ({
      tag,
      isRead: storedPins(upstream, tag).isRead,
      hasFiles: versionFilesOf(tag).length > 0,
    })),
  );
}

/** What the tag and the names of files say of a release, which is the same object until it changes. */
const stated = new WeakMap<ReleaseEntry, readonly ContainedProgram[]>();

function contentsOf(upstream: Upstream, entry: ReleaseEntry): readonly ContainedProgram[] {
  const { release, componentId } = entry;
  const contents = stated.get(entry) ?? releaseContents(release, componentId);
  stated.set(entry, contents);
  return componentId === 'kairos'
    ? withPinned(contents, sourcedPins(upstream, release.tag))
    : contents;
}

function sourcedPins(upstream: Upstream, tag: string): readonly SourcedVersion[] {
  return storedPins(upstream, tag).pins.map(({ file, ...pin }) => ({
    ...pin,
    url: lineUrl(file, pin.line),
  }));
}

function lineUrl({ repository: { owner, name }, tag, path }: VersionFile, line: number): string {
  return `${webUrlOf(env().GITHUB_API_URL)}/${owner}/${name}/blob/${tag}/${path}#L${line}`;
}
