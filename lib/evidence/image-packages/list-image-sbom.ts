import { formatStoredList } from '@/lib/evidence/stored-list/format-stored-list';

import type { ImageSbom } from './model';
import { readImageSbom } from './read-image-sbom';

/** An SBOM with its packages as a stored list; null where none are given of it. */
export type ListedSbom = { readonly sbom: ImageSbom; readonly list: string | null };

/** Reads an SBOM as {@link readImageSbom} does, and formats its packages as they are stored. */
export function listImageSbom(
  bytes: Uint8Array,
  imageDigests: readonly string[] | null,
): ListedSbom {
  const { sbom, packages } = readImageSbom(bytes, imageDigests);
  const isGiven = sbom.kind === 'read' && (imageDigests === null || sbom.binding === 'subject');
  return { sbom, list: isGiven ? formatStoredList(packages) : null };
}
