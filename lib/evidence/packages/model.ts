/** Where it is read that an image contains a package. */
export const PACKAGE_SOURCES = ['sbom', 'hadron', 'go.mod'] as const;

/** One of {@link PACKAGE_SOURCES}. */
export type PackageSource = (typeof PACKAGE_SOURCES)[number];

/** A package of an image, as one source says. What the source does not say is an empty text. */
export type Package = {
  /** The type of the package URL, e.g. `deb`, `golang` or `hadron`. */
  readonly type: string;
  /** E.g. the distribution of a deb package or the path before the last part of a Go module. */
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly arch: string;
  /** The licence as written, which often is no SPDX expression. */
  readonly licence: string;
  /** The package URL as written. */
  readonly purl: string;
  readonly source: PackageSource;
};

/** The name of a package with its namespace, as its ecosystem writes it in paths. */
export function fullNameOf({ namespace, name }: Pick<Package, 'namespace' | 'name'>): string {
  return namespace === '' ? name : `${namespace}/${name}`;
}
