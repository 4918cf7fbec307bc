import { describeCommit, readDescribedVersion } from '@/lib/names/versions/git-describe';

import type { Decoded } from './decoded';
import type { AssetKind } from './file-kind';

/** Says in one line what a decoded name is, for a heading: `Kairos v4.2.0 · hadron v0.5.1 · core · amd64`. */
export function describeDecoded(decoded: Decoded): string {
  const { kind, parts, name, base } = decoded;
  switch (kind) {
    case 'image':
      return artifactWords(decoded, 'Kairos');
    case 'legacy':
      return artifactWords(decoded, 'c3os');
    case 'digest':
      return digestWords(decoded);
    case 'moving':
      return `Floating tag ${parts.name ?? name}`;
    case 'commit':
      return commitWords(decoded);
    case 'release':
      return parts.name === null || parts.name === 'kairos-io/kairos'
        ? `Kairos ${parts.version ?? ''}`
        : `${parts.name} ${parts.version ?? ''}`;
    case 'component':
      return [parts.name, parts.version].filter((word) => word !== null).join(' ');
    case 'foreign':
      return base === null ? 'Not an artifact of Kairos' : `Base image ${base}`;
    case 'command':
      return base === null ? 'Build of a custom image' : `Build of a custom image from ${base}`;
    case 'pattern':
      return 'A name with placeholders';
    case 'unknown':
      return 'Not recognised';
  }
}

function artifactWords({ parts, fileKind }: Decoded, project: string): string {
  const { version, commit, branch, flavor, flavorRelease, variant, arch, model } = parts;
  const { kubernetes, trustedBoot, suffix } = parts;
  const software = kubernetes === null ? null : `${kubernetes.distro} ${kubernetes.version ?? ''}`;
  const words = [
    `${project} ${version ?? commit ?? branch ?? 'image'}`,
    flavor === null ? null : [flavor, flavorRelease].filter(Boolean).join(' '),
    variant,
    arch,
    model === 'generic' ? null : model,
    software?.trim() ?? null,
    trustedBoot ? 'trusted boot' : null,
    suffix === 'img' ? 'raw disk in an image' : null,
    fileKind === null ? null : fileKindWords(fileKind),
  ];
  return words.filter((word) => word !== null && word !== '').join(' · ');
}

const KINDS: Readonly<Partial<Record<AssetKind, string>>> = {
  iso: 'ISO',
  raw: 'raw disk',
  uki: 'UKI',
  netboot: 'iPXE file',
  'sbom-spdx': 'SBOM (SPDX)',
  'sbom-syft': 'SBOM (Syft)',
  'scan-report': 'scan report',
  'scan-archive': 'scan reports',
  'checksums-list': 'checksums',
};

/** What a file is, for readers. */
export function fileKindWords(kind: AssetKind): string {
  return KINDS[kind] ?? kind;
}

const ATTACHMENTS = { sig: 'Signature', att: 'Attestation', sbom: 'SBOM' } as const;

function digestWords({ parts: { attachment, digest } }: Decoded): string {
  const short = (digest ?? '').slice(0, 'sha256:'.length + 12);
  return attachment === null
    ? `Digest ${short}…`
    : `${ATTACHMENTS[attachment]} by cosign for ${short}…`;
}

function commitWords({ parts: { version, commit } }: Decoded): string {
  const described = version === null ? null : readDescribedVersion(version);
  return described === null
    ? `Commit ${commit ?? ''}`
    : `Build between releases: ${describeCommit(described)}`;
}
