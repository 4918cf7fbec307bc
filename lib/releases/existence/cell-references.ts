import { findEra } from '@/lib/names/artifacts/eras';
import { formatImageReference } from '@/lib/names/artifacts/format-image';

import type { PublishedCell } from './published-cells';

/** Maximum number of images that are offered instead of a missing one. */
const MOST_NEAR = 3;

/** The references of the images of cells of a release, each once. */
export function referencesOf(cells: readonly PublishedCell[], tag: string): readonly string[] {
  const references = cells.flatMap((cell) => referenceOfCell(cell, tag) ?? []);
  return [...new Set(references)].slice(0, MOST_NEAR);
}

/** The reference of the image of a cell of a release; null for versions without a naming era. */
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
