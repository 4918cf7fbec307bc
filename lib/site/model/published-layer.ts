import { groupBy } from '@/lib/base/text/group-by';
import { gapId } from '@/lib/matrix/grid/gap';
import { layOutGrid, type Column } from '@/lib/matrix/grid/grid';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { decodeAsset } from '@/lib/names/artifacts/decode-asset';
import { formatImageReference } from '@/lib/names/artifacts/format-image';
import { imageOfFile } from '@/lib/names/artifacts/image-of-file';
import { readBaseImage } from '@/lib/names/distributions/read-base-image';
import type { PublishedCell } from '@/lib/releases/existence/published-cells';

/** Which places of the matrix have an official image in one release of Kairos. */
export type PublishedLayer = {
  readonly tag: string;
  /** Ids of places, as `gapId` makes them. */
  readonly places: readonly string[];
  /** The references of the images of each place, where their names can be derived. */
  readonly images: Readonly<Record<string, readonly string[]>>;
  /** Published images that have no place in this matrix, e.g. of a distribution that is not tested. */
  readonly elsewhere: number;
};

/** The images of a release by their places, without the places whose images have no derived name. */
export type PlacedImages = Pick<PublishedLayer, 'tag' | 'images'>;

/** The releases that the layer can show, the latest first, and the layer of the chosen one. */
export type PublishedChoice = {
  readonly tags: readonly string[];
  /** The images of the latest release; null while its files are unknown. */
  readonly latest: PlacedImages | null;
  /** Null where none is chosen, or the chosen one cannot be shown. */
  readonly layer: PublishedLayer | null;
  /** Why the chosen release cannot be shown; null where it is, or none is chosen. */
  readonly problem: string | null;
};

/**
 * Places the images of a release in the matrix: by distribution and its release, architecture, board, boot
 * and Kubernetes. A name that does not state the distribution's release has no place.
 */
export function publishedLayer(
  tag: string,
  cells: readonly PublishedCell[],
  jobs: readonly TestedJob[],
): PublishedLayer {
  const { groups, columns } = layOutGrid(jobs, jobs);
  const rows = groups.flatMap((group) => group.rows);
  const found = new Map(
    imagesOf(cells).map((cell) => {
      const places = rows
        .filter((row) => row.baseImage !== null && isSameImage(cell, row.baseImage))
        .flatMap((row) =>
          columns
            .filter((column) => isSameProfile(cell, column))
            .map(({ id }) => gapId(row.id, id)),
        );
      return [cell, places];
    }),
  );
  const all = [...found.values()];
  const pairs = [...found].flatMap(([cell, places]) => {
    const reference = referenceOf(cell, tag);
    return reference === null ? [] : places.map((place) => [place, reference] as const);
  });
  return {
    tag,
    places: [...new Set(all.flat())],
    images: Object.fromEntries(
      [...groupBy(pairs, ([place]) => place)].map(([place, of]) => [
        place,
        of.map(([, reference]) => reference),
      ]),
    ),
    elsewhere: all.filter((places) => places.length === 0).length,
  };
}

/** Null if the name of the image cannot be derived from that of its file. */
function referenceOf({ asset }: PublishedCell, tag: string): string | null {
  const { artifact } = decodeAsset(asset.name, { component: 'kairos', tag });
  const image = artifact === null ? null : imageOfFile(artifact, tag);
  return image === null ? null : formatImageReference(image.artifact, image.era);
}

/** One cell for each image: an image has several files. */
function imagesOf(cells: readonly PublishedCell[]): readonly PublishedCell[] {
  const images = new Map(
    cells.map((cell) => {
      const { flavor, flavorRelease, variant, arch, model, kubernetes, trustedBoot } = cell;
      const words = [flavor, flavorRelease, variant, arch, model, kubernetes, trustedBoot];
      return [JSON.stringify(words), cell];
    }),
  );
  return [...images.values()];
}

function isSameImage({ flavor, flavorRelease }: PublishedCell, baseImage: string): boolean {
  if (flavorRelease === null) return false;
  const { distribution: tested } = readBaseImage(baseImage);
  const { distribution: published } = readBaseImage(`${flavor}:${flavorRelease}`);
  if (tested === null || published === null || tested.id !== published.id) return false;
  return isSameRelease(published.release, tested.release);
}

/** Whether a file states the release of a base image, or a minor release of it: `9.6` for `9`. */
function isSameRelease(published: string | null, tested: string | null): boolean {
  if (published === null || tested === null) return false;
  const stated = published.replace(/-latest$/, '');
  return stated === tested || stated.startsWith(`${tested}.`);
}

/** Names of images do not say FIPS, so no published image is taken for one. */
function isSameProfile(cell: PublishedCell, { arch, profile }: Column): boolean {
  return (
    !profile.fips &&
    cell.arch === arch &&
    cell.model === profile.model &&
    cell.trustedBoot === profile.trustedBoot &&
    (cell.variant === 'core' ? null : (cell.kubernetes?.distro ?? '')) === profile.provider
  );
}
