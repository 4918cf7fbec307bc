import type { KnownDefect } from '@/lib/names/artifacts/known-defects';
import type { Comparison } from '@/lib/releases/list/compare';

import { defectsOf } from './defects-of';

/** A known defect of a comparison, with the releases in it that have it, oldest version first. */
export type DefectBetween = { readonly defect: KnownDefect; readonly tags: readonly string[] };

/** The known defects of two releases and of those between them. */
export type DefectsBetween = {
  /** Those that the newer release has. */
  readonly inNewer: readonly DefectBetween[];
  /** Those that only releases before it have. */
  readonly onlyBefore: readonly DefectBetween[];
};

/** Gathers the known defects of a comparison, those of its newer release apart. */
export function defectsBetween({ from, to, between }: Comparison): DefectsBetween {
  const entries = [from, ...between.toReversed()];
  const gathered = new Map<string, DefectBetween>();
  for (const entry of entries) {
    const { tag } = entry.release;
    for (const defect of defectsOf(entry)) {
      const tags = gathered.get(defect.id)?.tags ?? [];
      gathered.set(defect.id, { defect, tags: tags.includes(tag) ? tags : [...tags, tag] });
    }
  }
  const all = [...gathered.values()];
  const isInNewer = ({ tags }: DefectBetween) => tags.includes(to.release.tag);
  return {
    inNewer: all.filter(isInNewer),
    onlyBefore: all.filter((each) => !isInNewer(each)),
  };
}
