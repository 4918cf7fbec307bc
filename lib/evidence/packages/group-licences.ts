import { compareText } from '@/lib/base/text/compare-text';

import type { Package } from './model';

/** A licence as written, empty where none is given, and how many packages have it. */
export type LicenceGroup = { readonly licence: string; readonly count: number };

/**
 * Counts packages by the text of their licence, the most frequent first. Texts are not interpreted: a fifth of
 * those in real SBOMs are no SPDX expressions, and guessing what they mean could be wrong.
 */
export function groupLicences(packages: readonly Package[]): readonly LicenceGroup[] {
  const counts = new Map<string, number>();
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  return [...counts]
    .map(([licence, count]) => ({ licence, count }))
    .toSorted((one, other) => other.count - one.count || compareText(one.licence, other.licence));
}
