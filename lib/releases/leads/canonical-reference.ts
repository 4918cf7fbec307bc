import { findEra } from '@/lib/names/artifacts/eras';
import { formatImageReference } from '@/lib/names/artifacts/format-image';
import type { NameParts } from '@/lib/names/artifacts/name-parts';

/**
 * The reference by which Kairos publishes the image of some parts in a version; null if they do not state all
 * of it.
 */
export function canonicalReference(parts: NameParts, version: string): string | null {
  const era = findEra(version);
  const { flavor, flavorRelease, variant, arch, model, kubernetes, trustedBoot, suffix } = parts;
  if (era === null || era.id === 'E0' || flavor === null || variant === null) return null;
  const isWhole = flavorRelease !== null && arch !== null && model !== null;
  if (era.repository === 'flavor' && !isWhole) return null;
  return formatImageReference(
    {
      registry: 'quay.io',
      organization: 'kairos',
      flavor,
      flavorRelease: flavorRelease ?? '',
      variant,
      arch: arch ?? 'amd64',
      model: model ?? 'generic',
      version,
      kubernetes,
      trustedBoot,
      kind: suffix === 'img' ? 'raw-image' : 'image',
    },
    era,
  );
}
