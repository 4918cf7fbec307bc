import { ERAS, findEra, type Era } from './eras';
import type { ParsedName } from './parse-name';

/** The era whose rule made a name, and whether Kairos itself can have made it at that version. */
export type NameEra = { readonly era: Era | null; readonly isOwnBuild: boolean };

/**
 * Finds the era of a parsed name: by its version, as long as its shape is that of the version's era.
 *
 * A shape newer than the version means that somebody versioned an image of their own (`v1.0.0`), by
 * the rule of today.
 */
export function eraOfName({ shape, parts, segment }: ParsedName): NameEra {
  const official = parts.version === null ? null : findEra(parts.version);
  switch (shape) {
    case 'flavor-release-variant-arch-model':
      return { era: ERAS.E6, isOwnBuild: false };
    case 'variant-flavor-arch-model':
      return { era: ERAS.E2, isOwnBuild: official !== null && official !== ERAS.E2 };
    case 'flavor-version':
      return official === ERAS.E0
        ? { era: ERAS.E0, isOwnBuild: false }
        : { era: ERAS.E1, isOwnBuild: official !== ERAS.E1 };
    case 'version':
      return {
        era: official?.repository === 'variant-flavor' ? official : null,
        isOwnBuild: false,
      };
    case 'release-variant-arch-model':
      if (parts.version === null) return { era: ERAS.E6, isOwnBuild: false };
      if (official !== null && official.repository === 'flavor') {
        return { era: official, isOwnBuild: false };
      }
      return { era: segment?.before === '' ? ERAS.E4 : ERAS.E5, isOwnBuild: true };
  }
}
