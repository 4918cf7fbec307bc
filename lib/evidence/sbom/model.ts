import type { Package } from '@/lib/evidence/packages/model';

/** The formats of SBOMs that are read. */
export const SBOM_NOTATIONS = [
  'spdx-json',
  'spdx-graph',
  'spdx-tag-value',
  'syft',
  'cyclonedx',
] as const;

/** One of {@link SBOM_NOTATIONS}: SPDX 2 as JSON, SPDX 3, SPDX 2 as tag-value text, Syft's own, or CycloneDX. */
export type SbomNotation = (typeof SBOM_NOTATIONS)[number];

/** What an SBOM was wrapped in, from the outside in. */
export type SbomWrapper = 'list' | 'sigstore-bundle' | 'dsse' | 'in-toto' | 'imagetools' | 'member';

/** What an in-toto statement is about, with its digests as `sha256:…`. */
export type SbomSubject = { readonly name: string; readonly digests: readonly string[] };

/** What an SBOM says about itself. What it does not say is empty. */
export type SbomFacts = {
  readonly notation: SbomNotation;
  /** The version of the format, e.g. `2.3` or `1.6`. */
  readonly notationVersion: string;
  readonly name: string;
  readonly tools: readonly string[];
  /** When it was made, as written. */
  readonly created: string;
};

/** An SBOM, read. */
export type SbomDocument = SbomFacts & {
  readonly wrappers: readonly SbomWrapper[];
  /** The platform, where a wrapper has one SBOM for each, e.g. `linux/arm64`. */
  readonly platform: string;
  /** The subjects of the statement around it; none where there is no statement. */
  readonly subjects: readonly SbomSubject[];
  /** Digests that the document itself gives for the image it describes: a claim, unlike a statement's subject. */
  readonly describedDigests: readonly string[];
  /** In the order of {@link orderPackages}, each once. */
  readonly packages: readonly Package[];
  readonly counts: SbomCounts;
  readonly problems: readonly SbomProblem[];
};

/** How many rows of a document are what. */
export type SbomCounts = {
  /** Rows that are packages, before duplicates are removed. */
  readonly rows: number;
  readonly duplicates: number;
  /** Rows that are files, which are not stored. */
  readonly files: number;
};

/** What could not be read of an SBOM, as a sentence for readers. */
export type SbomProblem = {
  readonly kind:
    | 'unreadable-row'
    | 'no-name'
    | 'bad-purl'
    | 'long-text'
    | 'too-many-packages'
    | 'out-of-time'
    | 'trailing-text'
    | 'not-an-sbom'
    | 'too-many-documents';
  readonly count: number;
  readonly message: string;
};

/** All SBOMs of a text: an attestation or a list can contain several. */
export type SbomReading = {
  readonly documents: readonly SbomDocument[];
  /** Problems of the text around the documents. */
  readonly problems: readonly SbomProblem[];
};

/** Why no SBOM could be read. */
export type SbomFailure =
  | { readonly kind: 'empty' | 'cut-off' | 'too-deep' | 'too-many-values' | 'no-json' | 'yaml' }
  | { readonly kind: 'too-large'; readonly length: number }
  | { readonly kind: 'invalid-json'; readonly position: number | null }
  | { readonly kind: 'xml'; readonly vocabulary: 'CycloneDX' | 'SPDX' | 'XML' }
  | { readonly kind: 'not-an-sbom'; readonly found: string };

/** What a caller may set when reading an SBOM. */
export type ReadingOptions = {
  /** Called once in a thousand rows; once true, reading ends with what it has and a problem that says so. */
  readonly isOutOfTime?: () => boolean;
};
