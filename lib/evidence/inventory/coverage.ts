import { PACKAGE_SOURCES, type PackageSource } from '@/lib/evidence/packages/model';

import { type Inventory, type InventoryList, ROW_PLACES } from './inventory';

/** How much of the releases an inventory covers: what is not listed cannot be found. */
export type Coverage = {
  readonly releases: number;
  /** Releases with at least one list, and those without, in their order. */
  readonly listed: number;
  readonly unlisted: readonly string[];
  readonly lists: number;
  /** In how many of the releases each source lists packages. */
  readonly bySource: Readonly<Record<PackageSource, number>>;
};

/** Counts what an inventory covers of some releases. */
export function coverageOf(inventory: Inventory, releases: readonly string[]): Coverage {
  const sources = new Map<string, Set<string>>(releases.map((release) => [release, new Set()]));
  let lists = 0;
  for (const list of inventory.lists) {
    const found = sources.get(list.release);
    if (found === undefined) continue;
    lists += 1;
    found.add('');
    for (const source of sourcesIn(inventory, list)) found.add(source);
  }
  const countOf = (source: string) =>
    [...sources.values()].filter((found) => found.has(source)).length;
  const [sbom, hadron, goMod] = PACKAGE_SOURCES.map(countOf);
  return {
    releases: sources.size,
    listed: countOf(''),
    unlisted: [...sources].filter(([, found]) => found.size === 0).map(([release]) => release),
    lists,
    bySource: { sbom: sbom ?? 0, hadron: hadron ?? 0, 'go.mod': goMod ?? 0 },
  };
}

/** The sources of each list. A list does not change, and finding them means reading all of its rows. */
const sourcesOf = new WeakMap<InventoryList, readonly string[]>();

function sourcesIn(inventory: Inventory, list: InventoryList): readonly string[] {
  const known = sourcesOf.get(list);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const row of list.rows) {
    found.add(inventory.sources.at(inventory.rows.at(row, ROW_PLACES.source)));
  }
  const sources = [...found];
  sourcesOf.set(list, sources);
  return sources;
}

/** Most releases that a sentence lists. */
const MAX_SHOWN = 3;

/** Says which releases have lists of packages: `41 of 43 releases have a list of packages; v1 and v2 have none.` */
export function describeCoverage({ releases, listed, unlisted }: Coverage): string {
  const subject = `${listed} of ${releases} ${releases === 1 ? 'release' : 'releases'}`;
  const said = `${subject} ${listed === 1 ? 'has' : 'have'} a list of packages`;
  if (unlisted.length === 0) return `${said}.`;
  if (unlisted.length > MAX_SHOWN) return `${said}; ${unlisted.length} have none.`;
  const names =
    unlisted.length === 1
      ? unlisted[0]
      : `${unlisted.slice(0, -1).join(', ')} and ${unlisted.at(-1)}`;
  return `${said}; ${names} ${unlisted.length === 1 ? 'has' : 'have'} none.`;
}
