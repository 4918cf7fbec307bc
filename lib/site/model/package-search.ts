import type { PackageCondition } from '@/lib/evidence/inventory/condition';
import type { Coverage } from '@/lib/evidence/inventory/coverage';
import type { PackageHistory } from '@/lib/evidence/inventory/package-history';
import type { InventoryFindings } from '@/lib/evidence/inventory/search-inventory';
import type { Unsearched } from '@/lib/evidence/inventory/unsearched';

/** What a search for packages over all releases found. */
export type PackageSearchData = {
  /** As typed; empty where nothing was. */
  readonly text: string;
  /** Null where the text is no name of a package, with or without a version. */
  readonly condition: PackageCondition | null;
  /** In which releases the condition is met; null without a condition. */
  readonly history: PackageHistory | null;
  /** The result in one or two sentences; null without a condition. */
  readonly sentence: string | null;
  /** Packages with the words in their names, package URLs or versions; null without words. */
  readonly findings: InventoryFindings | null;
  readonly coverage: Coverage;
  /** Releases without an SBOM that is searched, and why. */
  readonly unsearched: readonly Unsearched[];
  /** Releases with lists that were not read, could not be read, or are not loaded yet. */
  readonly incomplete: readonly string[];
  readonly loaded: number;
  readonly read: number;
  readonly hasToken: boolean;
};
