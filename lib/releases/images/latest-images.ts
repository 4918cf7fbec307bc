import { decodeAsset } from '@/lib/names/artifacts/decode-asset';
import { formatImageReference } from '@/lib/names/artifacts/format-image';
import { imageOfFile } from '@/lib/names/artifacts/image-of-file';
import type { Component } from '@/lib/names/catalog/model';
import type { Release } from '@/lib/releases/list/model';
import { readComponentReleases } from '@/lib/releases/list/read-component';

/** Images of one release that are followed. */
const MOST_IMAGES = 12;

/** The references of the images that the files of a component's latest final release were made from. */
export function latestImages(
  component: Component,
  releases: readonly Release[],
): readonly string[] {
  const reading = { isArchived: false, areFilesKnown: true };
  const { entries } = readComponentReleases(component, releases, reading);
  const latest = entries.find(({ isPreliminary }) => !isPreliminary)?.release;
  if (latest === undefined) return [];
  const references = latest.assets.flatMap(({ name }) => {
    const { artifact } = decodeAsset(name, { component: component.id, tag: latest.tag });
    const image = artifact === null ? null : imageOfFile(artifact, latest.tag);
    return image === null ? [] : [formatImageReference(image.artifact, image.era)];
  });
  return [...new Set(references)].slice(0, MOST_IMAGES);
}
