import 'server-only';
import { findComponentVersions } from '@/lib/releases/component-versions/find-component-versions';
import {
  initFilesOf,
  versionFilesOf,
  type VersionFile,
} from '@/lib/releases/component-versions/version-files';
import { releaseContents, type ContainedProgram } from '@/lib/releases/contents/release-contents';
import { withPinned, type SourcedVersion } from '@/lib/releases/contents/with-pinned';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { versionPinsResource } from '@/lib/upstream/resources/version-pins-resource';
import { env } from '@/lib/upstream/runtime/env';
import { webUrlOf } from '@/lib/upstream/runtime/read-env';

import { ImageReader } from './image-reading';

/** Longest time that a page waits for these files in all; the others are read after it. */
const PATIENCE_MS = 1500;

/**
 * Loads the programs in a release with their versions. Those that only the files at its tag pin are added once these
 * were read; each file is fetched once, and none of a release whose versions are bundled.
 */
export async function loadReleaseContents({
  release,
  componentId,
}: ReleaseEntry): Promise<readonly ContainedProgram[]> {
  const contents = releaseContents(release, componentId);
  const isRead = componentId !== 'kairos' || findComponentVersions(release.tag) !== null;
  return isRead ? contents : withPinned(contents, await loadPins(release.tag));
}

async function loadPins(tag: string): Promise<readonly SourcedVersion[]> {
  const reader = new ImageReader(await siteUpstream(), new Date(), PATIENCE_MS);
  const own = await readAll(reader, versionFilesOf(tag));
  const init = own.find(({ program }) => program === 'kairos-init');
  const others = init === undefined ? [] : await readAll(reader, initFilesOf(tag, init.version));
  return [...own, ...others];
}

async function readAll(
  reader: ImageReader,
  files: readonly VersionFile[],
): Promise<readonly SourcedVersion[]> {
  const read = await Promise.all(
    files.map(async (file) => {
      const { value } = await reader.read(versionPinsResource(file));
      return (value?.pins ?? []).map((pin) => ({ ...pin, url: lineUrl(file, pin.line) }));
    }),
  );
  return read.flat();
}

function lineUrl({ repository: { owner, name }, tag, path }: VersionFile, line: number): string {
  return `${webUrlOf(env().GITHUB_API_URL)}/${owner}/${name}/blob/${tag}/${path}#L${line}`;
}
