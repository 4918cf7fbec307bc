import { findEra } from '@/lib/names/artifacts/eras';
import { formatImageReference } from '@/lib/names/artifacts/format-image';

import type { PublishedCell } from './published-cells';

/** Most images that are offered instead of one that is missing. */
const MOST_NEAR = 3;

/** The references of the images that cells of a release stand for, each once. */
export function referencesOf(cells: readonly PublishedCell[], tag: string): readonly string[] {
  const references = cells.flatMap((cell) => referenceOfCell(cell, tag) ?? []);
  return [...new Set(references)].slice(0, MOST_NEAR);
}

/** The reference of the image that a cell of a release stands for; null for versions without a naming era. */
export function referenceOfCell(cell: PublishedCell, tag: string): string | null {
  const era = findEra(tag);
  if (era === null) return null;
  return formatImageReference(
    {
      ...cell,
      registry: 'quay.io',
      organization: 'kairos',
      flavorRelease: cell.flavorRelease ?? '',
      version: tag,
      kind: 'image',
    },
    era,
  );
}
