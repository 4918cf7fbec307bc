import type { Package } from '@/lib/evidence/packages/model';
import { orderPackages } from '@/lib/evidence/packages/order-packages';

import { SBOM_LIMITS } from './limits';
import type { ReadingOptions, SbomCounts, SbomProblem } from './model';
import { sbomProblem } from './sbom-problem';
import type { SbomRow } from './sbom-row';
import { toPackage } from './to-package';

/** The packages and counts of the rows of one document. */
export type Collected = {
  readonly packages: readonly Package[];
  readonly describedDigests: readonly string[];
  readonly counts: SbomCounts;
  readonly problems: readonly SbomProblem[];
};

/** Rows between two looks at the clock. */
const ROWS_PER_LOOK = 1000;

/** Maximum number of digests that are stored of what a document describes. */
const MAX_DIGESTS = 20;

/** Checks the rows of a document until they end, a limit is reached or the time is used up. */
export function collectPackages(
  rows: Iterable<SbomRow>,
  { isOutOfTime = () => false }: ReadingOptions,
): Collected {
  const packages: Package[] = [];
  const digests = new Set<string>();
  const counts = new Map<SbomProblem['kind'], number>();
  const count = (kind: SbomProblem['kind']) => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  let files = 0;
  let seen = 0;
  for (const row of rows) {
    seen += 1;
    if (seen % ROWS_PER_LOOK === 0 && isOutOfTime()) {
      count('out-of-time');
      break;
    }
    if (row.what === 'file') files += 1;
    else if (row.what === 'unreadable') count('unreadable-row');
    else if (row.what === 'image') {
      for (const digest of row.digests) if (digests.size < MAX_DIGESTS) digests.add(digest);
    } else if (row.what === 'package') {
      const checked = toPackage(row);
      if (checked.hasBadPurl) count('bad-purl');
      if (checked.hasLongText) count('long-text');
      if (checked.package === null) count('no-name');
      else if (packages.length < SBOM_LIMITS.packages) packages.push(checked.package);
      else count('too-many-packages');
    }
  }
  const ordered = orderPackages(packages);
  return {
    packages: ordered,
    describedDigests: [...digests],
    counts: { rows: packages.length, duplicates: packages.length - ordered.length, files },
    problems: [...counts].map(([kind, number]) => sbomProblem(kind, number)),
  };
}
