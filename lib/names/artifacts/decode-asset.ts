import { cutFileEnding, type CutFileName } from './cut-file-ending';
import { decodeFile } from './decode-file';
import type { NameParts } from './name-parts';
import { parseProgramFile, type ProgramFile } from './program-file';

/** What an asset of a release is. */
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

export type AssetKind = (typeof ASSET_KINDS)[number];

/** The artifact that an asset is made of; `assumed` lists the parts that its name does not state. */
export type AssetArtifact = NameParts & {
  readonly assumed: readonly ('variant' | 'arch' | 'model')[];
};

/** An asset of a release, explained by its name. */
export type DecodedAsset = {
  readonly kind: AssetKind;
  /** Null where the name is no artifact's: a program, a list of checksums, an unknown name. */
  readonly artifact: AssetArtifact | null;
  /** The file that a checksum, signature, certificate or bundle belongs to. */
  readonly subject: string | null;
  /** The program whose archive, source or checksums it is. */
  readonly program: ProgramFile | null;
  readonly remarks: readonly string[];
};

/** The release that an asset belongs to: the repository's name in lower case, and the tag. */
export type AssetOrigin = { readonly component: string; readonly tag: string };

/**
 * Decodes the name of an asset in the release it belongs to, which tells what early names left out:
 * provider-kairos published standard artifacts, kairos core ones, and both for amd64 unless it says arm.
 *
 * @see https://kairos.io/docs/reference/artifacts/
 */
export function decodeAsset(fileName: string, origin: AssetOrigin): DecodedAsset {
  const cut = cutFileEnding(fileName);
  const subject = cut.vouch?.subject ?? null;
  const program = parseProgramFile(withoutVouching(fileName, cut));
  if (program !== null) {
    const kind = cut.vouch?.kind ?? PROGRAM_KINDS[program.role];
    return { kind, artifact: null, subject, program, remarks: [] };
  }
  const decoded = decodeFile(fileName);
  const isArtifact = decoded.kind === 'image' || decoded.kind === 'legacy';
  return {
    kind: kindOf(fileName, cut),
    artifact: isArtifact ? completed(fileName, decoded.parts, origin) : null,
    subject,
    program: null,
    remarks: [...remarksOnTag(decoded.parts, origin), ...decoded.remarks],
  };
}

const PROGRAM_KINDS = {
  binary: 'archive',
  source: 'source',
  checksums: 'checksums-list',
} as const satisfies Record<ProgramFile['role'], AssetKind>;

function withoutVouching(fileName: string, { vouch, body }: CutFileName): string {
  if (vouch === null) return fileName;
  const inner = cutFileEnding(vouch.subject);
  return body === null ? (inner.vouch?.subject ?? vouch.subject) : vouch.subject;
}

function kindOf(fileName: string, { vouch, body }: CutFileName): AssetKind {
  if (vouch !== null) return vouch.kind;
  if (/(?:^|[-_])(?:checksums\.txt|sha256sums)$/i.test(fileName)) return 'checksums-list';
  return body?.kind ?? 'other';
}

function completed(fileName: string, parts: NameParts, { component }: AssetOrigin): AssetArtifact {
  const isVariantTold =
    parts.kubernetes !== null || fileName.startsWith('core-') || !isEarly(parts);
  const assumed: AssetArtifact['assumed'][number][] = isVariantTold ? [] : ['variant'];
  if (parts.arch === null) assumed.push('arch');
  if (parts.model === null) assumed.push('model');
  const isStandard = !isVariantTold && component === 'provider-kairos';
  return {
    ...parts,
    variant: isStandard ? 'standard' : parts.variant,
    arch: parts.arch ?? 'amd64',
    model: parts.model ?? 'generic',
    assumed,
  };
}

function isEarly({ flavor, flavorRelease, arch }: NameParts): boolean {
  return flavorRelease === null && (arch === null || (flavor ?? '').endsWith('-arm-rpi'));
}

function remarksOnTag({ version }: NameParts, { tag }: AssetOrigin): readonly string[] {
  if (version === null || version.replace(/^v/, '') === tag.replace(/^v/, '')) return [];
  return [`The file says ${version}, the release ${tag}.`];
}
