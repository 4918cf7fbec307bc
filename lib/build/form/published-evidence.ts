import { decode } from '@/lib/names/artifacts/decode';
import type { NameParts } from '@/lib/names/artifacts/name-parts';

import type { BuildKind, CheckedArtifact } from './model';
import { toFileArtifact, type FileArtifact } from './named-artifact';

/** Whether a release of Kairos lists an artifact, and by which file. */
export type PublishedEvidence = {
  readonly state: 'published' | 'not' | 'unknown';
  /** The asset that was found, as it is named. */
  readonly file: string | null;
  /** What the state means, in a sentence. */
  readonly reason: string;
};

/**
 * Finds an artifact among the files of the release of its version; `assetNames` is null where these are
 * not known. An image is vouched for by a file that was made of it: registries are not asked here.
 */
export function publishedEvidence(
  artifact: CheckedArtifact,
  assetNames: readonly string[] | null,
): PublishedEvidence {
  if (!artifact.official)
    return unknown('Kairos does not publish this: it is an image of one’s own.');
  if (artifact.versionNumbers === null) return unknown('Images of CI belong to no release.');
  if (assetNames === null) return unknown('The files of this release are not known here.');
  const wanted = toFileArtifact(artifact);
  const file = assetNames.find((name) => isFileOf(name, artifact.kind, wanted)) ?? null;
  if (file !== null) return { state: 'published', file, reason: foundWords(artifact) };
  return isListed(artifact)
    ? { state: 'not', file: null, reason: `The release ${artifact.version} lists no such file.` }
    : unknown('Releases list no files of boards and of trusted boot, only the registry has those.');
}

function unknown(reason: string): PublishedEvidence {
  return { state: 'unknown', file: null, reason };
}

function foundWords({ kind, version }: CheckedArtifact): string {
  const isImage = kind === 'image' || kind === 'raw-image';
  return isImage
    ? `The release ${version} lists a file that was made of this image.`
    : `The release ${version} lists this file.`;
}

/** Since v3.4.0 the files of a release are those of generic machines, without trusted boot. */
function isListed({ model, trustedBoot, kind }: CheckedArtifact): boolean {
  return model === 'generic' && !trustedBoot && kind !== 'raw-image';
}

const ENDINGS: Readonly<Record<BuildKind, RegExp>> = {
  image: /^(?:iso|squashfs)$/,
  'raw-image': /^(?:raw|img)/,
  iso: /^iso$/,
  raw: /^(?:raw|img)/,
  netboot: /^squashfs$/,
  'uki-iso': /^iso$/,
  'uki-container': /^tar$/,
};

function isFileOf(fileName: string, kind: BuildKind, wanted: FileArtifact): boolean {
  if (!fileName.startsWith('kairos-')) return false;
  const { kind: what, parts } = decode(fileName);
  return what === 'image' && ENDINGS[kind].test(parts.ext ?? '') && isSame(parts, wanted);
}

function isSame(parts: NameParts, { artifact, isCertain }: FileArtifact): boolean {
  const { flavor, flavorRelease, variant, arch, model, version, kubernetes } = artifact;
  return (
    parts.flavor === flavor &&
    parts.variant === variant &&
    parts.version === version &&
    parts.trustedBoot === artifact.trustedBoot &&
    (parts.arch ?? arch) === arch &&
    (parts.model ?? model) === model &&
    parts.kubernetes?.distro === kubernetes?.distro &&
    (kubernetes?.version ?? null) === (parts.kubernetes?.version ?? null) &&
    isSameRelease(parts.flavorRelease, flavorRelease, isCertain)
  );
}

/** Files may state a minor release (`9.6`) or a date where the image has less (`9`, `tumbleweed-latest`). */
function isSameRelease(stated: string | null, release: string, isCertain: boolean): boolean {
  if (stated === null || stated === release) return true;
  if (isCertain) return false;
  const isRolling = release.startsWith('tumbleweed') && stated.startsWith('tumbleweed');
  return isRolling || stated.startsWith(`${release}.`);
}
