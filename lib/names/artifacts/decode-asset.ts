import { cutFileEnding, type CutFileName } from './cut-file-ending';
import { decodeFile } from './decode-file';
import { fileKindOf, type AssetKind } from './file-kind';
import type { NameParts } from './name-parts';
import { parseProgramFile, type ProgramFile } from './program-file';

/** The artifact of an asset; `assumed` lists the parts that its name does not state. */
export type AssetArtifact = NameParts & {
  readonly assumed: readonly ('variant' | 'arch' | 'model')[];
};

/** What an asset of a release is, by its name. */
export type DecodedAsset = {
  readonly kind: AssetKind;
  /** Null for programs, lists of checksums and unknown names. */
  readonly artifact: AssetArtifact | null;
  /** The file that a checksum, signature, certificate or bundle belongs to. */
  readonly subject: string | null;
  /** The program whose archive, source or checksums it is. */
  readonly program: ProgramFile | null;
  readonly remarks: readonly string[];
};

/** The release of an asset; `component` is the repository's name in lower case. */
export type AssetOrigin = { readonly component: string; readonly tag: string };

/**
 * Decodes the name of an asset. What early names leave out follows from the release: provider-kairos
 * published standard artifacts, kairos core ones, and both for amd64 unless the name says arm.
 *
 * @see https://kairos.io/docs/reference/artifacts/
 */
export function decodeAsset(fileName: string, origin: AssetOrigin): DecodedAsset {
  const cut = cutFileEnding(fileName);
  const subject = cut.sidecar?.subject ?? null;
  const program = parseProgramFile(withoutSidecar(fileName, cut));
  if (program !== null) {
    const kind = cut.sidecar?.kind ?? PROGRAM_KINDS[program.role];
    return { kind, artifact: null, subject, program, remarks: [] };
  }
  const decoded = decodeFile(fileName);
  const isArtifact = decoded.kind === 'image' || decoded.kind === 'legacy';
  return {
    kind: fileKindOf(fileName, cut),
    artifact: isArtifact ? withAssumptions(fileName, decoded.parts, origin) : null,
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

function withoutSidecar(fileName: string, { sidecar, body }: CutFileName): string {
  if (sidecar === null) return fileName;
  const inner = cutFileEnding(sidecar.subject);
  return body === null ? (inner.sidecar?.subject ?? sidecar.subject) : sidecar.subject;
}

function withAssumptions(
  fileName: string,
  parts: NameParts,
  { component }: AssetOrigin,
): AssetArtifact {
  const statesVariant =
    parts.kubernetes !== null || fileName.startsWith('core-') || !isEarly(parts);
  const assumed: AssetArtifact['assumed'][number][] = statesVariant ? [] : ['variant'];
  if (parts.arch === null) assumed.push('arch');
  if (parts.model === null) assumed.push('model');
  const isStandard = !statesVariant && component === 'provider-kairos';
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
