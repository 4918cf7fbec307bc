import 'server-only';
import { findComponentVersions } from '@/lib/releases/component-versions/find-component-versions';
import {
  initFilesOf,
  versionFilesOf,
  type VersionFile,
} from '@/lib/releases/component-versions/version-files';
import type { SourcedVersion } from '@/lib/releases/contents/with-pinned';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { versionPinsResource } from '@/lib/upstream/resources/version-pins-resource';
import { env } from '@/lib/upstream/runtime/env';
import { webUrlOf } from '@/lib/upstream/runtime/read-env';

import { ImageReader } from './image-reading';

/** Longest time that a page waits for these files in all; the others are read after it. */
const PATIENCE_MS = 1500;

/**
 * Loads the versions that the files at the tag of a release of Kairos pin. Empty for a release whose versions are
 * bundled, or before its files were read; each file is fetched once.
 */
export async function loadPinnedVersions(tag: string): Promise<readonly SourcedVersion[]> {
  if (findComponentVersions(tag) !== null) return [];
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
