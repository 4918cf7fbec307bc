/** What a file is by the ending of its name. */
export const BODY_KINDS = [
  'iso',
  'raw',
  'squashfs',
  'kernel',
  'initrd',
  'netboot',
  'uki',
  'sbom-spdx',
  'sbom-syft',
  'scan-report',
  'scan-archive',
] as const;

/** One of {@link BODY_KINDS}. */
export type BodyKind = (typeof BODY_KINDS)[number];

/** A sidecar: a file for verifying another, named after it with one more ending. */
export type SidecarKind = 'checksum' | 'signature' | 'certificate' | 'bundle';

/** A file name cut into its words, the file's own ending and those of sidecars. */
export type CutFileName = {
  readonly stem: string;
  readonly body: { readonly ending: string; readonly kind: BodyKind } | null;
  /** Null if the file is not a sidecar; `subject` is the name of the file that it verifies. */
  readonly sidecar: { readonly kind: SidecarKind; readonly subject: string } | null;
  /** All endings together, without the separator before them. */
  readonly ext: string;
};

/** Files' own endings, in the order in which they are tried: longer ones before those they contain. */
const BODY_ENDINGS: readonly (readonly [RegExp, BodyKind])[] = [
  [/-(?:sbom-)?scan-reports\.tar\.gz$/, 'scan-archive'],
  [/-sbom\.spdx\.json$/, 'sbom-spdx'],
  [/-sbom\.syft\.json$/, 'sbom-syft'],
  [/-(?:grype|trivy)\.(?:json|sarif|html)$/, 'scan-report'],
  [/-ipxe-usb\.img(?:\.ipxe)?$/, 'netboot'],
  [/-ipxe\.iso(?:\.ipxe)?$/, 'netboot'],
  [/\.ipxe$/, 'netboot'],
  [/-kernel$/, 'kernel'],
  [/-initrd$/, 'initrd'],
  [/\.squashfs$/, 'squashfs'],
  [/\.efi$/, 'uki'],
  [/\.iso$/, 'iso'],
  [/\.raw(?:\.gce\.tar\.gz|\.vhd)$/, 'raw'],
  [/\.gce(?:\.raw)?\.tar\.gz$/, 'raw'],
  [/\.(?:raw|img|vhd|vmdk|qcow2)(?:\.tar)?(?:\.gz|\.xz|\.zst|\.bz2)?$/, 'raw'],
];

const SIDECAR_ENDINGS: readonly (readonly [string, SidecarKind])[] = [
  ['.sha256', 'checksum'],
  ['.sha512', 'checksum'],
  ['.sig', 'signature'],
  ['.pem', 'certificate'],
  ['.bundle', 'bundle'],
];

/** Cuts the endings off a file name: first up to three of sidecars, from the end, then the file's own. */
export function cutFileEnding(fileName: string): CutFileName {
  const unwrapped = cutSidecars(fileName);
  const body = findBody(unwrapped.name);
  const stem = unwrapped.name.slice(0, unwrapped.name.length - (body?.ending.length ?? 0));
  return { stem, body, sidecar: unwrapped.sidecar, ext: fileName.slice(stem.length + 1) };
}

function cutSidecars(fileName: string): Pick<CutFileName, 'sidecar'> & { readonly name: string } {
  let name = fileName;
  let sidecar: CutFileName['sidecar'] = null;
  for (let turn = 0; turn < 3; turn += 1) {
    const found = SIDECAR_ENDINGS.find(([ending]) => name.endsWith(ending));
    if (found === undefined) break;
    const [ending, kind] = found;
    name = name.slice(0, -ending.length);
    sidecar ??= { kind, subject: name };
  }
  return { name, sidecar };
}

function findBody(name: string): CutFileName['body'] {
  for (const [pattern, kind] of BODY_ENDINGS) {
    const ending = pattern.exec(name)?.[0];
    if (ending !== undefined) return { ending, kind };
  }
  return trailingTar(name);
}

function trailingTar(name: string): CutFileName['body'] {
  if (!/-(?:core|standard)-(?:amd64|arm64|riscv64)-/.test(name)) return null;
  if (name.endsWith('.tar')) return { ending: '.tar', kind: 'uki' };
  return name.endsWith('.tar.gz') ? { ending: '.tar.gz', kind: 'raw' } : null;
}
