import type { Package, PackageSource } from '@/lib/evidence/packages/model';

/** How a package changed. `changed`: in a way that its scheme does not call newer or older. */
export const CHANGE_KINDS = ['added', 'removed', 'upgraded', 'downgraded', 'changed'] as const;

/** One of {@link CHANGE_KINDS}. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A package that differs between two lists. An image can have several versions of one package. */
export type PackageChange = Pick<Package, 'type' | 'namespace' | 'name'> & {
  readonly kind: ChangeKind;
  /** All versions in each list, each once; empty where the list does not have the package. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly sources: readonly PackageSource[];
};

/** What differs between two lists. */
export type PackageDiff = {
  /** In the order of their types and names. */
  readonly changes: readonly PackageChange[];
  readonly counts: Readonly<Record<ChangeKind, number>>;
  readonly unchanged: number;
};
