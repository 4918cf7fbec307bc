import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { isAtLeast } from '@/lib/names/versions/span';
import { findRelease } from '@/lib/releases/list/find-release';

import { contradictionsByWorkflows } from './built-by-workflows';
import { referencesOf } from './cell-references';
import { compareWithCells } from './compare-cells';
import type { Contradiction, ImageVerdict, PublishedImage, ReleaseListing, Verdict } from './model';
import { imageRule } from './publication-rules';
import { publishedCells, type PublishedCell } from './published-cells';
import { releaseExistence } from './release-existence';
import { exists, missing, notPublished, unknown } from './verdicts';

/**
 * Decides whether Kairos published an image in quay.io/kairos, by the release of its version: by a file that was
 * made from it, else by the rules of what was published, the images of which the release has files, and what its
 * workflows build. What only the registry can say is unknown.
 *
 * `listing` is the component that {@link releaseComponentOf} decides.
 */
export function imageExistence(listing: ReleaseListing, image: PublishedImage): ImageVerdict {
  const { version } = image;
  if (version === null) return plain(unknown('The name states no version of Kairos.'));
  const release = releaseExistence(listing, version);
  const entry = findRelease(listing.entries, version);
  if (entry === null) return plain({ ...release, link: null });
  const { tag } = entry.release;
  const isListed = listing.coverage !== 'snapshot';
  const cells = publishedCells(entry.release, listing.component.id);
  const { contradictions, cells: matching } = compareWithCells(
    image,
    cells.filter((cell) => isOfKind(cell, image)),
    tag,
  );
  const [found] = contradictions.length === 0 ? matching : [];
  if (found !== undefined) {
    const reason = `${tag} lists ${found.asset.name}, which was made from this image.`;
    return plain(exists(reason, found.asset.url));
  }
  const rule = imageRule(tag, image);
  if (rule !== null) {
    return plain(notPublished(rule, referencesOf(compareWithCells(image, cells, tag).cells, tag)));
  }
  const doubt = doubtOf(image, cells, isListed && entry.release.unreadableAssets === 0);
  if (doubt === null) {
    const reason = wordsOf(contradictions) || `${tag} lists no file that was made from this image.`;
    return { ...missing(reason, referencesOf(matching, tag)), contradictions };
  }
  const against = contradictionsByWorkflows(image, cells, tag);
  return against.length === 0
    ? plain(unknown(doubt))
    : { ...missing(wordsOf(against), []), contradictions: against };
}

/** The component whose releases have the files of an image: up to v2.3 the provider released those with Kubernetes. */
export function releaseComponentOf({
  variant,
  version,
}: Pick<PublishedImage, 'variant' | 'version'>): 'kairos' | 'provider-kairos' {
  const isEarly = /^v?(?:0|1|2\.[0-3])\./.test(version ?? '');
  return variant === 'standard' && isEarly ? 'provider-kairos' : 'kairos';
}

function plain(verdict: Verdict): ImageVerdict {
  return { ...verdict, contradictions: [] };
}

/** Whether a cell is of the board, the boot and the packing of an image. */
function isOfKind(cell: PublishedCell, image: PublishedImage): boolean {
  return (
    !image.isRawDisk &&
    (image.model === null || cell.model === image.model) &&
    cell.trustedBoot === image.trustedBoot
  );
}

/** Why the files of a release do not decide about an image; null if they do. */
function doubtOf(
  image: PublishedImage,
  cells: readonly PublishedCell[],
  areFilesRead: boolean,
): string | null {
  const { isRawDisk, trustedBoot, model, arch, version, flavorRelease } = image;
  if (!areFilesRead) return 'The files of this release have not been read.';
  if (isRawDisk) return 'Releases do not list raw disks in images; only the registry has them.';
  if (trustedBoot)
    return 'Releases do not list images for trusted boot; only the registry has them.';
  if (model !== null && model !== 'generic') {
    return 'Releases do not list images of boards; only the registry has them.';
  }
  const numbers = version === null ? null : readKairosVersion(version);
  const hasArmFiles = numbers !== null && isAtLeast(numbers, 'v3.4.0');
  if (arch !== null && arch !== 'amd64' && !hasArmFiles) {
    return `Before v3.4.0 releases list no files for ${arch}; only the registry has these images.`;
  }
  if (cells.length === 0) return 'This release lists no files of images.';
  const isUnnamed = cells.every((cell) => cell.flavorRelease === null);
  return isUnnamed && flavorRelease !== null && flavorRelease !== ''
    ? `Names before v2.4.2 do not state the release of the distribution, so whether it was ${flavorRelease} is unknown.`
    : null;
}

function wordsOf(contradictions: readonly Contradiction[]): string {
  return contradictions.map(({ says }) => says).join(' ');
}
