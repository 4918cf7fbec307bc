import { compareText } from '@/lib/base/text/compare-text';

import type { Package } from './model';

/**
 * Orders packages by type, name and version, each once. Rows that differ only in licence or package URL are
 * one package, found in several files; the first licence that is given counts.
 */
export function orderPackages(packages: readonly Package[]): readonly Package[] {
  const byKey = new Map<string, Package>();
  for (const one of packages) {
    const key = keyOf(one);
    const earlier = byKey.get(key);
    if (earlier === undefined || (earlier.licence === '' && one.licence !== '')) {
      byKey.set(key, one);
    }
  }
  return [...byKey.values()].toSorted(comparePackages);
}

/** A text that two rows share exactly if they are the same package, version and architecture. */
function keyOf({ type, namespace, name, version, arch, source }: Package): string {
  return JSON.stringify([type, namespace, name, version, arch, source]);
}

function comparePackages(one: Package, other: Package): number {
  return (
    compareText(one.type, other.type) ||
    compareText(one.namespace, other.namespace) ||
    compareText(one.name, other.name) ||
    compareText(one.version, other.version) ||
    compareText(one.arch, other.arch) ||
    compareText(one.source, other.source)
  );
}
