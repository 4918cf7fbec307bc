import type { CutFileName } from './cut-file-ending';

/** What a file of a release is. */
export const ASSET_KINDS = [
  'iso',
  'raw',
  'squashfs',
  'kernel',
  'initrd',
  'netboot',
  'uki',
  'checksum',
  'signature',
  'certificate',
  'bundle',
  'sbom-spdx',
  'sbom-syft',
  'scan-report',
  'scan-archive',
  'archive',
  'source',
  'checksums-list',
  'other',
] as const;

/** One of {@link ASSET_KINDS}. */
export type AssetKind = (typeof ASSET_KINDS)[number];

/** What a file is by its name, cut into words and endings; `other` for any other file. */
export function fileKindOf(
  fileName: string,
  { sidecar, body }: Pick<CutFileName, 'sidecar' | 'body'>,
): AssetKind {
  if (sidecar !== null) return sidecar.kind;
  if (/(?:^|[-_])(?:checksums\.txt|sha256sums)$/i.test(fileName)) return 'checksums-list';
  return body?.kind ?? 'other';
}
