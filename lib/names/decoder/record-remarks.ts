import type { EraId } from '@/lib/names/artifacts/eras';
import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { oddParts, oddVariant } from '@/lib/names/artifacts/remarks';

import type { Claim } from './field-claims';
import { isStated } from './record-parts';

/** Sentences on fields that contradict one another, then on what is odd about the parts. */
export function remarksOf(
  claims: readonly Claim[],
  parts: NameParts,
  era: EraId | null,
): readonly string[] {
  return [...contradictions(claims, parts), ...oddParts(parts), ...oddVariant(parts, era === 'E6')];
}

/** The parts whose contradiction matters to a reader, and the words for them. */
const COMPARED = ['flavor', 'flavorRelease', 'variant', 'version', 'arch'] as const;

/** Most contradictions that are listed. */
const MOST_LISTED = 4;

function contradictions(claims: readonly Claim[], parts: NameParts): readonly string[] {
  return claims
    .flatMap(({ field, parts: claimed }) =>
      COMPARED.flatMap((part) => {
        const value = claimed[part];
        const isOther = isStated(value) && isStated(parts[part]) && value !== parts[part];
        return isOther && field.role !== 'os-id'
          ? [`${field.key} says ${value ?? ''}, the rest ${parts[part] ?? ''}.`]
          : [];
      }),
    )
    .filter((remark, at, all) => all.indexOf(remark) === at)
    .slice(0, MOST_LISTED);
}
