/**
 * Limits of one SBOM. Real ones have up to 50 MB of text, 6,000 packages and 80,000 files; the limits are above
 * that and keep what a hostile one costs within a few hundred megabytes.
 */
export const SBOM_LIMITS = {
  /** UTF-16 code units of text, wrapped or not. */
  length: 64 * 1024 * 1024,
  /** Levels of nested lists and objects. */
  depth: 200,
  /** Values of one JSON text; real ones of 50 MB have one and a half million. */
  values: 5_000_000,
  packages: 200_000,
  /** SBOMs in one text. */
  documents: 64,
  /** Wrappers around one SBOM. */
  wrappers: 8,
} as const;
