import { decodeAsset } from '@/lib/names/artifacts/decode-asset';
import { formatImageReference } from '@/lib/names/artifacts/format-image';
import { imageOfFile } from '@/lib/names/artifacts/image-of-file';
import type { Component } from '@/lib/names/catalog/model';
import type { Release } from '@/lib/releases/list/model';
import { readComponentReleases } from '@/lib/releases/list/read-component';
import { describeSbom } from '@/lib/releases/sbom/sbom-of';

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

/** The images of one release whose SBOMs are followed, by their references. */
export type FollowedImages = { readonly tag: string; readonly images: readonly string[] };

/** Images of one release whose SBOMs are followed: those of one release share nearly all of their packages. */
export const MOST_FOLLOWED = 6;

/** Number of the latest releases whose SBOMs are followed. */
const MOST_RELEASES = 40;

/**
 * The images whose SBOMs are followed, of each final release that has any, newest first: of each repository
 * those that are not for one board, core before standard and amd64 before other architectures.
 */
export function followedImages(
  component: Component,
  releases: readonly Release[],
): readonly FollowedImages[] {
  const reading = { isArchived: false, areFilesKnown: true };
  const { entries } = readComponentReleases(component, releases, reading);
  return entries
    .filter(({ isPreliminary, release }) => !isPreliminary && hasAttestations(component, release))
    .slice(0, MOST_RELEASES)
    .map(({ release }) => ({
      tag: release.tag,
      images: imagesOf(component, release)
        .filter((reference) => reference.includes('-generic-'))
        .toSorted((one, other) => rankOf(one) - rankOf(other))
        .slice(0, MOST_FOLLOWED),
    }));
}

function hasAttestations({ id }: Component, { tag }: Release): boolean {
  const request = { componentId: id, tag, assets: null, imageReference: null };
  return describeSbom(request).state === 'attestation';
}

function rankOf(reference: string): number {
  return Number(!reference.includes('-core-')) * 2 + Number(!reference.includes('-amd64-'));
}

function imagesOf({ id }: Component, { tag, assets }: Release): readonly string[] {
  const references = assets.flatMap(({ name }) => {
    const { artifact } = decodeAsset(name, { component: id, tag });
    const image = artifact === null ? null : imageOfFile(artifact, tag);
    return image === null ? [] : [formatImageReference(image.artifact, image.era)];
  });
  return [...new Set(references)];
}
