import { decodeAsset } from '@/lib/names/artifacts/decode-asset';
import { formatImageReference } from '@/lib/names/artifacts/format-image';
import { imageOfFile } from '@/lib/names/artifacts/image-of-file';
import type { Component } from '@/lib/names/catalog/model';
import type { Release } from '@/lib/releases/list/model';
import { readComponentReleases } from '@/lib/releases/list/read-component';

/** Images of one release that are followed. */
const MOST_IMAGES = 12;

/**
 * The references of the images that the files of a component's latest final release were made from. A release
 * without such files, e.g. one whose files are still being uploaded, is passed over.
 */
export function latestImages(
  component: Component,
  releases: readonly Release[],
): readonly string[] {
  const reading = { isArchived: false, areFilesKnown: true };
  const { entries } = readComponentReleases(component, releases, reading);
  for (const { isPreliminary, release } of entries) {
    const images = isPreliminary ? [] : imagesOf(component, release);
    if (images.length > 0) return images.slice(0, MOST_IMAGES);
  }
  return [];
}

function imagesOf({ id }: Component, { tag, assets }: Release): readonly string[] {
  const references = assets.flatMap(({ name }) => {
    const { artifact } = decodeAsset(name, { component: id, tag });
    const image = artifact === null ? null : imageOfFile(artifact, tag);
    return image === null ? [] : [formatImageReference(image.artifact, image.era)];
  });
  return [...new Set(references)];
}
