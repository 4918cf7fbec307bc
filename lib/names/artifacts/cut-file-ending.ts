/** What the ending of a file name says the file is. */
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

export type BodyKind = (typeof BODY_KINDS)[number];

/** A file that vouches for another, by what follows the other's name. */
export type VouchKind = 'checksum' | 'signature' | 'certificate' | 'bundle';

/** A file name cut into its words, the ending of what it is, and the ending of what vouches for it. */
export type CutFileName = {
  readonly stem: string;
  readonly body: { readonly ending: string; readonly kind: BodyKind } | null;
  /** The kind of vouching file, and the name of the file it vouches for; null for the file itself. */
  readonly vouch: { readonly kind: VouchKind; readonly subject: string } | null;
  /** All endings together, without what separates them from the words. */
  readonly ext: string;
};

/** Endings of the files themselves, tried in this order: what contains another stands first. */
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

const VOUCH_ENDINGS: readonly (readonly [string, VouchKind])[] = [
  ['.sha256', 'checksum'],
  ['.sha512', 'checksum'],
  ['.sig', 'signature'],
  ['.pem', 'certificate'],
  ['.bundle', 'bundle'],
];

/** Cuts the endings off a file name: first those that vouch, from the end, then the file's own. */
export function cutFileEnding(fileName: string): CutFileName {
  const vouched = cutVouching(fileName);
  const body = findBody(vouched.name);
  const stem = vouched.name.slice(0, vouched.name.length - (body?.ending.length ?? 0));
  return { stem, body, vouch: vouched.vouch, ext: fileName.slice(stem.length + 1) };
}

function cutVouching(fileName: string): Pick<CutFileName, 'vouch'> & { readonly name: string } {
  let name = fileName;
  let vouch: CutFileName['vouch'] = null;
  for (let turn = 0; turn < 3; turn += 1) {
    const found = VOUCH_ENDINGS.find(([ending]) => name.endsWith(ending));
    if (found === undefined) break;
    const [ending, kind] = found;
    name = name.slice(0, -ending.length);
    vouch ??= { kind, subject: name };
  }
  return { name, vouch };
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
