import type { BodyKind, SidecarKind } from '@/lib/names/artifacts/cut-file-ending';
import { ERAS, type EraId } from '@/lib/names/artifacts/eras';
import {
  formatChecksumSet,
  formatFileBase,
  formatFileName,
} from '@/lib/names/artifacts/format-file';
import { formatImageReference, formatTag } from '@/lib/names/artifacts/format-image';
import type { FileKind } from '@/lib/names/artifacts/model';
import { fileRule } from '@/lib/releases/existence/publication-rules';

import type { CheckedArtifact } from './model';
import { toFileArtifact, toNamedArtifact } from './named-artifact';
import { LOCAL_REGISTRY } from './own-place';
import { tagParts, type TagPart } from './tag-parts';
import { withPrefix } from './with-prefix';

/** The files that verify an ISO; null for those that its version does not have. */
export type ChecksumFiles = {
  readonly checksum: string;
  readonly signature: string;
  readonly certificate: string | null;
  readonly bundle: string | null;
};

/**
 * The names of the files that are made from an image; null for what its board does not have, and of Kairos' own
 * for what releases of its version do not publish.
 */
export type FileNames = {
  /** What the names share, without an ending. */
  readonly base: string;
  readonly iso: string | null;
  readonly checksums: ChecksumFiles | null;
  readonly raw: string | null;
  readonly squashfs: string | null;
  readonly kernel: string | null;
  readonly initrd: string | null;
  readonly ukiContainer: string | null;
  /** Whether the rule is certain: files state the release of os-release, which may be a minor one. */
  readonly isCertain: boolean;
};

/** Every name of an artifact. */
export type ArtifactNames = {
  readonly era: EraId;
  readonly tag: string;
  /** With the prefix of the mirror where there is one. */
  readonly reference: string;
  /** As in its registry, without the prefix. */
  readonly upstreamReference: string;
  /** Path below the registry. */
  readonly repository: string;
  /** The tag of the base image by the written rule: release, architecture, model. */
  readonly baseTag: string;
  readonly fileNames: FileNames;
  /** The parts of the tag in their order; put together they are the tag. */
  readonly parts: readonly TagPart[];
};

/** Names an artifact by the rule of its era. */
export function namesOf(artifact: CheckedArtifact): ArtifactNames {
  const { registry, prefix, era, flavorRelease, arch, model } = artifact;
  const repository = repositoryOf(artifact);
  const tag = formatTag(toNamedArtifact(artifact), era);
  const path = registry === '' ? repository : `${registry}/${repository}`;
  const upstreamReference = `${path}:${tag}`;
  return {
    era: era.id,
    tag,
    reference: withPrefix(upstreamReference, prefix),
    upstreamReference,
    repository,
    baseTag: [flavorRelease, arch, model].filter((word) => word !== '').join('-'),
    fileNames: fileNamesOf(artifact),
    parts: tagParts(artifact),
  };
}

/** The name under which a build stores an image that is in no registry. */
export function localReference({ flavor }: CheckedArtifact, tag: string): string {
  return `${LOCAL_REGISTRY}/${flavor}:${tag}`;
}

/** Writes the path of an artifact below its registry: as entered, or by the rule of its era. */
export function repositoryOf(artifact: CheckedArtifact): string {
  if (artifact.repository !== null) return artifact.repository;
  const named = { ...toNamedArtifact(artifact), registry: '' };
  const reference = formatImageReference(named, artifact.era);
  return reference.slice(0, reference.indexOf(':'));
}

function fileNamesOf(checked: CheckedArtifact): FileNames {
  const { era, model, trustedBoot } = checked;
  const { artifact, isCertain } = toFileArtifact(checked);
  const name = (kind: FileKind, body: BodyKind) =>
    isPublishable(checked, { body, sidecar: null }) ? formatFileName(artifact, era, kind) : null;
  const iso = isBoard(model) ? null : name('iso', 'iso');
  const netboot = (kind: 'squashfs' | 'kernel' | 'initrd') =>
    isBoard(model) || trustedBoot ? null : name(kind, kind);
  return {
    base: formatFileBase(artifact, era),
    iso,
    checksums: iso === null ? null : checksumsOf(iso, checked),
    raw: name('raw', 'raw'),
    squashfs: netboot('squashfs'),
    kernel: netboot('kernel'),
    initrd: netboot('initrd'),
    ukiContainer: trustedBoot ? name('uki-container', 'uki') : null,
    isCertain,
  };
}

/** Boards that boot from a raw disk or are flashed. */
function isBoard(model: string): boolean {
  return /^(?:rpi|nvidia-jetson)/.test(model);
}

type Ending = { readonly body: BodyKind; readonly sidecar: SidecarKind | null };

/** Whether no rule says that the release of an official artifact has no such file; self-built ones have any. */
function isPublishable(checked: CheckedArtifact, ending: Ending): boolean {
  return !checked.official || fileRule(checked.version, { ...checked, ...ending }) === null;
}

function checksumsOf(iso: string, checked: CheckedArtifact): ChecksumFiles {
  const { checksum, signature, certificate, bundle } = formatChecksumSet(iso);
  const hasSidecar = (sidecar: SidecarKind) => isPublishable(checked, { body: 'iso', sidecar });
  return {
    checksum,
    signature,
    certificate: hasSidecar('certificate') ? certificate : null,
    bundle: checked.era === ERAS.E5 && hasSidecar('bundle') ? bundle : null,
  };
}
