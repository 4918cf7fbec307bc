import { ERAS, findEra, type Era } from './eras';
import type { ParsedName } from './parse-name';

/** The era whose rule a name follows; `isSelfBuilt` if Kairos did not use that rule at that version. */
export type NameEra = { readonly era: Era | null; readonly isSelfBuilt: boolean };

/**
 * Finds the era of a parsed name: that of its version, if the name has the shape of that era.
 *
 * A shape newer than the version means a self-built image with a version of the builder's choice
 * (`v1.0.0`), named by today's rule.
 */
export function eraOfName({ shape, parts, segment }: ParsedName): NameEra {
  const official = parts.version === null ? null : findEra(parts.version);
  switch (shape) {
    case 'flavor-release-variant-arch-model':
      return { era: ERAS.E6, isSelfBuilt: false };
    case 'variant-flavor-arch-model':
      return { era: ERAS.E2, isSelfBuilt: official !== null && official !== ERAS.E2 };
    case 'flavor-version':
      return official === ERAS.E0
        ? { era: ERAS.E0, isSelfBuilt: false }
        : { era: ERAS.E1, isSelfBuilt: official !== ERAS.E1 };
    case 'version':
      return {
        era: official?.repository === 'variant-flavor' ? official : null,
        isSelfBuilt: false,
      };
    case 'release-variant-arch-model':
      if (parts.version === null) return { era: ERAS.E6, isSelfBuilt: false };
      if (official !== null && official.repository === 'flavor') {
        return { era: official, isSelfBuilt: false };
      }
      return { era: segment?.before === '' ? ERAS.E4 : ERAS.E5, isSelfBuilt: true };
  }
}
