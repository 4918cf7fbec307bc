import { searchWords } from '@/lib/base/filter/search-text';
import { compareText } from '@/lib/base/text/compare-text';
import { fullNameOf, type Package } from '@/lib/evidence/packages/model';

import { type Inventory, NAME_PLACES, ROW_PLACES } from './inventory';
import { type ChosenTexts, marksOf } from './marks-of';

/** What is searched for in all lists of an inventory. */
export type InventoryQuery = {
  /** Words that must occur in the package URL or the version. */
  readonly text: string;
  /** Types and licences of which one must be the package's, as written; none chosen keeps all. */
  readonly types: readonly string[];
  readonly licences: readonly string[];
  /** How many packages are given at most. */
  readonly limit: number;
};

/** A package that was found, in any version. */
export type FoundPackage = Pick<Package, 'type' | 'namespace' | 'name'> & {
  /** The versions that were found, each once, in no order. */
  readonly versions: readonly string[];
  readonly sources: readonly string[];
  /** In how many lists it was found. */
  readonly lists: number;
};

/** What a search found: how many packages, and the first of them. */
export type InventoryFindings = { readonly total: number; readonly found: readonly FoundPackage[] };

/**
 * Searches all lists. The packages whose name is the text come first, then those whose name begins with
 * it, then the others, each in the order of their names.
 */
export function searchInventory(inventory: Inventory, query: InventoryQuery): InventoryFindings {
  const rows = findRows(inventory, query);
  const lists = countLists(inventory, rows);
  const names = [...lists.keys()];
  const text = query.text.trim().toLowerCase();
  const shown = rankNames(inventory, names, text).slice(0, query.limit);
  const details = detailsOf(inventory, rows, new Set(shown));
  return {
    total: names.length,
    found: shown.map((name) => ({
      ...inventory.nameAt(name),
      versions: [...(details.get(name)?.versions ?? [])],
      sources: [...(details.get(name)?.sources ?? [])],
      lists: lists.get(name) ?? 0,
    })),
  };
}

/** For each row of the inventory 1 if it is searched for, else 0. */
function findRows(inventory: Inventory, { text, types, licences }: InventoryQuery): Uint8Array {
  const words = searchWords(text).map((word) => ({
    names: inventory.searchNames(word),
    versions: inventory.versions.search(word),
    rests: inventory.rests.search(word),
  }));
  const isType: ChosenTexts = marksOf(inventory.types, types);
  const isLicence: ChosenTexts = marksOf(inventory.licences, licences);
  const { rows, named } = inventory;
  const found = new Uint8Array(rows.size);
  for (let row = 0; row < rows.size; row += 1) {
    const name = rows.at(row, ROW_PLACES.name);
    if (!isLicence(rows.at(row, ROW_PLACES.licence))) continue;
    if (!isType(named.at(name, NAME_PLACES.type))) continue;
    const hasAll = words.every(
      ({ names, versions, rests }) =>
        names[name] === 1 ||
        versions[rows.at(row, ROW_PLACES.version)] === 1 ||
        rests[rows.at(row, ROW_PLACES.rest)] === 1,
    );
    if (hasAll) found[row] = 1;
  }
  return found;
}

/** In how many lists each name has a row that was found. */
function countLists(inventory: Inventory, found: Uint8Array): ReadonlyMap<number, number> {
  const counts = new Uint32Array(inventory.named.size);
  const countedIn = new Uint32Array(inventory.named.size);
  for (const [index, { rows }] of inventory.lists.entries()) {
    // By index, since this loop is most of what a search costs and the iterator is slower.
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] ?? 0;
      if (found[row] !== 1) continue;
      const name = inventory.rows.at(row, ROW_PLACES.name);
      if (countedIn[name] === index + 1) continue;
      countedIn[name] = index + 1;
      counts[name] = (counts[name] ?? 0) + 1;
    }
  }
  const byName = new Map<number, number>();
  for (const [name, count] of counts.entries()) if (count > 0) byName.set(name, count);
  return byName;
}

function rankNames(
  inventory: Inventory,
  names: readonly number[],
  text: string,
): readonly number[] {
  return names
    .map((index) => {
      const named = inventory.nameAt(index);
      const [name, full] = [named.name.toLowerCase(), fullNameOf(named).toLowerCase()];
      const rank = name === text || full === text ? 0 : name.startsWith(text) ? 1 : 2;
      return { index, rank, full };
    })
    .toSorted((one, other) => one.rank - other.rank || compareText(one.full, other.full))
    .map(({ index }) => index);
}

type Details = { readonly versions: Set<string>; readonly sources: Set<string> };

/** The versions and sources of the names that are shown. */
function detailsOf(
  inventory: Inventory,
  found: Uint8Array,
  shown: ReadonlySet<number>,
): ReadonlyMap<number, Details> {
  const details = new Map<number, Details>();
  const { rows } = inventory;
  for (let row = 0; row < rows.size; row += 1) {
    const name = rows.at(row, ROW_PLACES.name);
    if (found[row] !== 1 || !shown.has(name)) continue;
    const { versions, sources } = details.get(name) ?? { versions: new Set(), sources: new Set() };
    versions.add(inventory.versions.at(rows.at(row, ROW_PLACES.version)));
    sources.add(inventory.sources.at(rows.at(row, ROW_PLACES.source)));
    details.set(name, { versions, sources });
  }
  return details;
}
