import { compareText } from '@/lib/base/text/compare-text';
import type { Package, PackageSource } from '@/lib/evidence/packages/model';
import { comparePackageVersions } from '@/lib/evidence/versions/compare-package-versions';

import type { ChangeKind, PackageChange, PackageDiff } from './model';

/**
 * Finds what differs between two lists of packages. Packages are the same by type, namespace and name,
 * regardless of architecture and source; their versions are compared as sets, since an image can have
 * several.
 */
export function diffPackages(before: readonly Package[], after: readonly Package[]): PackageDiff {
  const pairs = pairUp(before, after);
  const changes = pairs.flatMap((pair) => changeOf(pair) ?? []);
  const counts: Record<ChangeKind, number> = {
    added: 0,
    removed: 0,
    upgraded: 0,
    downgraded: 0,
    changed: 0,
  };
  for (const { kind } of changes) counts[kind] += 1;
  return {
    changes: changes.toSorted(compareChanges),
    counts,
    unchanged: pairs.length - changes.length,
  };
}

/** The rows of one package in both lists; versions can occur more than once. */
type Pair = {
  readonly package: Package;
  readonly before: string[];
  readonly after: string[];
  readonly sources: PackageSource[];
};

function pairUp(before: readonly Package[], after: readonly Package[]): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  const add = (one: Package, side: 'before' | 'after') => {
    const key = `${one.type}\0${one.namespace}\0${one.name}`;
    const pair = pairs.get(key) ?? { package: one, before: [], after: [], sources: [] };
    if (pair.sources.length === 0) pairs.set(key, pair);
    pair[side].push(one.version);
    if (!pair.sources.includes(one.source)) pair.sources.push(one.source);
  };
  for (const one of before) add(one, 'before');
  for (const one of after) add(one, 'after');
  return [...pairs.values()];
}

/** The change of a package; null where its versions are the same. */
function changeOf({ package: one, before, after, sources }: Pair): PackageChange | null {
  if (before.length === 1 && after.length === 1 && before[0] === after[0]) return null;
  const versions = { before: new Set(before), after: new Set(after) };
  const kind = kindOf(one.type, versions);
  if (kind === null) return null;
  const { type, namespace, name } = one;
  return {
    kind,
    type,
    namespace,
    name,
    before: [...versions.before],
    after: [...versions.after],
    sources,
  };
}

type Versions = { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> };

/** How versions changed; null where they are the same. */
function kindOf(type: string, { before, after }: Versions): ChangeKind | null {
  if (before.size === 0) return 'added';
  if (after.size === 0) return 'removed';
  const lost = [...before].filter((version) => !after.has(version));
  const gained = [...after].filter((version) => !before.has(version));
  if (lost.length === 0 && gained.length === 0) return null;
  if (areAllOlder(type, lost, gained)) return 'upgraded';
  return areAllOlder(type, gained, lost) ? 'downgraded' : 'changed';
}

/** Whether every version of one list is older than every version of another; never so for an empty list. */
function areAllOlder(type: string, older: readonly string[], newer: readonly string[]): boolean {
  const newest = extremeOf(type, older, 1);
  const oldest = extremeOf(type, newer, -1);
  if (newest === null || oldest === null) return false;
  return (comparePackageVersions(type, newest, oldest) ?? 0) < 0;
}

/** The newest (1) or the oldest (-1) of some versions; null where two of them have no order. */
function extremeOf(type: string, versions: readonly string[], direction: 1 | -1): string | null {
  let [extreme] = versions;
  for (const version of versions) {
    if (extreme === undefined) return null;
    const order = comparePackageVersions(type, version, extreme);
    if (order === null) return null;
    if (order * direction > 0) extreme = version;
  }
  return extreme ?? null;
}

function compareChanges(one: PackageChange, other: PackageChange): number {
  return (
    compareText(one.type, other.type) ||
    compareText(one.namespace, other.namespace) ||
    compareText(one.name, other.name)
  );
}
