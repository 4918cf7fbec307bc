/** A row of an SBOM before it is checked. */
export type SbomRow =
  | PackageRow
  /** The image that the document describes, with the digests it gives. */
  | { readonly what: 'image'; readonly digests: readonly string[] }
  /** A file, something that is neither file nor package, or a row that cannot be read. */
  | { readonly what: 'file' | 'other' | 'unreadable' };

/** A row that is a package. What it does not say is empty. */
export type PackageRow = {
  readonly what: 'package';
  /** The type for a row without a package URL. */
  readonly type: string;
  /** The namespace for a row without a package URL. */
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly arch: string;
  readonly purl: string;
};

/** A package row in which nothing is given but what is said here. */
export function packageRow(given: Partial<Omit<PackageRow, 'what'>>): PackageRow {
  const nothing = {
    type: '',
    namespace: '',
    name: '',
    version: '',
    licence: '',
    arch: '',
    purl: '',
  };
  return { what: 'package', ...nothing, ...given };
}

/** Whether a package URL is of an image and not of something in it. */
export function isImagePurl(purl: string): boolean {
  return /^pkg:(?:oci|docker)\//i.test(purl);
}

/** The digests in some texts, as `sha256:…`, each once. */
export function digestsIn(...texts: readonly string[]): readonly string[] {
  const found = texts.flatMap((text) =>
    [...text.slice(0, MAX_TEXT).matchAll(/sha256(?::|%3a)([0-9a-f]{64})(?![0-9a-f])/gi)].map(
      ([, hex = '']) => `sha256:${hex.toLowerCase()}`,
    ),
  );
  return [...new Set(found)];
}

/** Longest text that is looked through for digests. */
const MAX_TEXT = 10_000;
