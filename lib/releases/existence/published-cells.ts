import { cutFileEnding } from '@/lib/names/artifacts/cut-file-ending';
import { decodeAsset } from '@/lib/names/artifacts/decode-asset';
import type { AssetKind } from '@/lib/names/artifacts/file-kind';
import type { Artifact } from '@/lib/names/artifacts/model';
import type { Release, ReleaseAsset } from '@/lib/releases/list/model';

import { imageWordsOf } from './image-words';

/** An image from which a file of a release was made, in the words of the image's name. */
export type PublishedCell = Omit<Artifact, 'registry' | 'version' | 'flavorRelease'> & {
  /** Null if the name does not state it, as before v2.4.2. */
  readonly flavorRelease: string | null;
  readonly asset: ReleaseAsset;
  readonly fileKind: AssetKind;
};

/** Finds the images that the files of a release were made from, one for each file that contains one. */
export function publishedCells(
  { tag, assets }: Pick<Release, 'tag' | 'assets'>,
  component: string,
): readonly PublishedCell[] {
  return assets
    .filter(({ name }) => cutFileEnding(name).sidecar === null)
    .flatMap((asset) => cellOf(asset, { component, tag }));
}

const MADE_OF_IMAGES: ReadonlySet<AssetKind> = new Set(['iso', 'raw', 'squashfs', 'uki']);

function cellOf(
  asset: ReleaseAsset,
  origin: { readonly component: string; readonly tag: string },
): readonly PublishedCell[] {
  const { kind, artifact } = decodeAsset(asset.name, origin);
  if (artifact === null || !MADE_OF_IMAGES.has(kind)) return [];
  const { flavor, variant, arch, model, kubernetes, trustedBoot } = artifact;
  if (flavor === null || variant === null || arch === null || model === null) return [];
  const words = imageWordsOf({ flavor, flavorRelease: artifact.flavorRelease }, origin.tag);
  return [{ ...words, variant, arch, model, kubernetes, trustedBoot, asset, fileKind: kind }];
}
