/** A file upstream that lists packages which no SBOM can see, at a tag. */
export type PackageFile = {
  readonly kind: 'hadron' | 'go.mod';
  /** The program whose packages they are. */
  readonly program: string;
  readonly repository: { readonly owner: string; readonly name: string };
  readonly tag: string;
};

/** What was read of such a file. The packages are a stored list, in a blob. */
export type PackageFileReading = {
  readonly packages: number;
  /** Digest of the stored list; null where it is not stored, or the tag has no such file. */
  readonly list: string | null;
  /** The path of the file that was read; null where the tag has none. */
  readonly path: string | null;
  readonly problems: readonly string[];
};
