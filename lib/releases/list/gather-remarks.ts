import type { ArrangedFile } from './arrange-assets';

/** A remark on the names of files, and how many of them it concerns. */
export type GatheredRemark = { readonly remark: string; readonly count: number };

/** Gathers the remarks on files, each once, in the order in which they first occur. */
export function gatherRemarks(files: readonly ArrangedFile[]): readonly GatheredRemark[] {
  const counts = new Map<string, number>();
  for (const { decoded } of files) {
    for (const remark of new Set(decoded.remarks)) {
      counts.set(remark, (counts.get(remark) ?? 0) + 1);
    }
  }
  return [...counts].map(([remark, count]) => ({ remark, count }));
}
