import { compareText } from '@/lib/base/text/compare-text';
import type { Package, PackageSource } from '@/lib/evidence/packages/model';
import { comparePackageVersions } from '@/lib/evidence/versions/compare-package-versions';

import { CHANGE_KINDS, type ChangeKind, type PackageChange, type PackageDiff } from './model';

/**
 * Finds what differs between two lists of packages. Packages are the same by type, namespace and name, whatever
 * their architecture or source; their versions are compared as sets, since an image can have several.
 */
export function diffPackages(before: readonly Package[], after: readonly Package[]): PackageDiff {
  const pairs = pairUp(before, after);
  const changes: PackageChange[] = [];
  const counts = new Map<ChangeKind, number>();
  for (const { package: one, ...versions } of pairs) {
    const kind = kindOf(one.type, versions);
    if (kind === null) continue;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    changes.push({
      kind,
      type: one.type,
      namespace: one.namespace,
      name: one.name,
      before: [...versions.before],
      after: [...versions.after],
      sources: [...versions.sources],
    });
  }
  const [added, removed, upgraded, downgraded, changed] = CHANGE_KINDS.map((kind) =>
    counts.get(kind),
  );
  return {
    changes: changes.toSorted(compareChanges),
    counts: {
      added: added ?? 0,
      removed: removed ?? 0,
      upgraded: upgraded ?? 0,
      downgraded: downgraded ?? 0,
      changed: changed ?? 0,
    },
    unchanged: pairs.length - changes.length,
  };
}

type Versions = { readonly before: Set<string>; readonly after: Set<string> };
type Pair = Versions & { readonly package: Package; readonly sources: Set<PackageSource> };

function pairUp(before: readonly Package[], after: readonly Package[]): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  const pairOf = (one: Package): Pair => {
    const key = `${one.type}\0${one.namespace}\0${one.name}`;
    const found = pairs.get(key);
    if (found !== undefined) return found;
    const pair = {
      package: one,
      before: new Set<string>(),
      after: new Set<string>(),
      sources: new Set<PackageSource>(),
    };
    pairs.set(key, pair);
    return pair;
  };
  for (const one of before) {
    const pair = pairOf(one);
    pair.before.add(one.version);
    pair.sources.add(one.source);
  }
  for (const one of after) {
    const pair = pairOf(one);
    pair.after.add(one.version);
    pair.sources.add(one.source);
  }
  return [...pairs.values()];
}

/** How a package changed; null where its versions are the same. */
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
