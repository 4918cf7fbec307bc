import { findEra, type Era } from './eras';
import type { NamedArtifact } from './model';
import type { NameParts } from './name-parts';
import { isFileFlavor, toFileFlavor } from './words';

/** An image and the era whose rule writes its name. */
export type NamedImage = { readonly artifact: NamedArtifact; readonly era: Era };

/**
 * Finds the image that a file of a release was made from, in quay.io/kairos.
 *
 * Null if the image cannot be derived: since v3.5.0 a file of `rockylinux:9` may be called `rocky-9.6`, and
 * the arm files of v2.4 spell boards differently from their repositories.
 *
 * @see https://kairos.io/docs/reference/artifacts/
 */
export function imageOfFile(parts: NameParts, tag: string): NamedImage | null {
  const era = findEra(tag);
  const { variant, arch, model, kubernetes, flavor, trustedBoot } = parts;
  if (era === null || era.id === 'E0') return null;
  if (variant === null || arch === null || model === null || flavor === null) return null;
  if (variant === 'standard' && (kubernetes?.version ?? null) === null) return null;
  const flavorRelease = releaseOfImage(parts, tag, era);
  if (flavorRelease === null) return null;
  const artifact: NamedArtifact = {
    registry: 'quay.io',
    organization: 'kairos',
    flavor,
    flavorRelease,
    variant,
    arch,
    model,
    version: tag,
    kubernetes,
    trustedBoot,
    kind: 'image',
  };
  return { artifact, era };
}

function releaseOfImage(parts: NameParts, tag: string, era: Era): string | null {
  const { flavor, flavorRelease, arch } = parts;
  if (era.repository === 'variant-flavor') {
    const hasSameFlavor = era.id === 'E1' || arch === 'amd64';
    return hasSameFlavor && flavorRelease === null ? '' : null;
  }
  if (flavor === null || flavorRelease === null) return null;
  if (era.id !== 'E5') return flavorRelease;
  if (isFileFlavor(flavor)) return null;
  const release = flavor === 'hadron' ? flavorRelease.replace(/^(?=[0-9])/, 'v') : flavorRelease;
  const written = toFileFlavor({ flavor, flavorRelease: release, version: tag });
  const isSame = written.flavor === flavor && written.flavorRelease === flavorRelease;
  return written.isCertain && isSame ? release : null;
}
