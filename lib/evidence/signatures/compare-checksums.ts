import type { ChecksumFile } from './checksum-lines';

/** A file of a release, with the digest that GitHub computed of it. */
export type DigestedAsset = {
  readonly name: string;
  /** As GitHub writes it, `sha256:…`; null for files that were uploaded before GitHub computed digests. */
  readonly digest: string | null;
};

/**
 * Whether the checksum that a release states of a file is that of the file on GitHub.
 *
 * - `equal`, `different`: both are there.
 * - `no-digest`: GitHub has no digest of the file.
 * - `not-listed`: the checksum file has no line for it.
 * - `contradictory`: the checksum file has two checksums for it.
 */
export type ChecksumComparison =
  | { readonly kind: 'equal'; readonly sha256: string }
  | { readonly kind: 'different'; readonly listed: string; readonly actual: string }
  | { readonly kind: 'no-digest'; readonly listed: string }
  | { readonly kind: 'not-listed' }
  | { readonly kind: 'contradictory'; readonly listed: readonly string[] };

/**
 * Compares the checksum of a file with the digest that GitHub gives. A checksum without a name counts only in
 * the checksum file of that one file.
 */
export function compareChecksum(
  file: ChecksumFile,
  asset: DigestedAsset,
  checksumFileName: string,
): ChecksumComparison {
  const isOwn = checksumFileName === `${asset.name}.sha256`;
  const listed = [
    ...new Set(
      file.lines
        .filter(({ fileName }) => fileName === asset.name || (isOwn && fileName === null))
        .map(({ sha256 }) => sha256),
    ),
  ];
  const [only] = listed;
  if (only === undefined) return { kind: 'not-listed' };
  if (listed.length > 1) return { kind: 'contradictory', listed };
  const actual = /^sha256:([0-9a-f]{64})$/i.exec(asset.digest ?? '')?.[1]?.toLowerCase();
  if (actual === undefined) return { kind: 'no-digest', listed: only };
  return actual === only
    ? { kind: 'equal', sha256: only }
    : { kind: 'different', listed: only, actual };
}

/** Says in a sentence what the comparison of a checksum found. */
export function describeComparison(comparison: ChecksumComparison, fileName: string): string {
  switch (comparison.kind) {
    case 'equal':
      return `The checksum of ${fileName} is equal to the SHA-256 digest that GitHub computed of the file.`;
    case 'different':
      return `The checksum file says ${comparison.listed} for ${fileName}, and GitHub computed ${comparison.actual}: do not use the file.`;
    case 'no-digest':
      return `GitHub has no digest of ${fileName}, so this site cannot compare the checksum. Compute it from the file.`;
    case 'not-listed':
      return `The checksum file has no line for ${fileName}.`;
    case 'contradictory':
      return `The checksum file has ${comparison.listed.length} different checksums for ${fileName}.`;
  }
}
