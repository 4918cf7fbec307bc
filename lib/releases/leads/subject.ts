import type { Decoded } from '@/lib/names/artifacts/decoded';
import { findEra } from '@/lib/names/artifacts/eras';
import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { findProgram } from '@/lib/names/catalog/programs';
import { readDescribedVersion, taggedVersion } from '@/lib/names/versions/git-describe';
import { releaseComponentOf } from '@/lib/releases/existence/image-existence';
import type { PublishedImage } from '@/lib/releases/existence/model';

/** The version of the release that a name belongs to or comes after; null if it states none. */
export function releaseVersionOf({ parts, linkedRelease }: Decoded): string | null {
  if (linkedRelease !== null) return linkedRelease.tag;
  return parts.version === null ? null : taggedVersion(parts.version);
}

/** The component whose release it is: up to v2.3 the provider released the artifacts with Kubernetes. */
export function componentOf({ kind, parts, linkedRelease }: Decoded): string | null {
  if (linkedRelease !== null) return componentOfRepository(linkedRelease.repository);
  if (kind === 'component') return programOf(parts.name ?? '');
  return releaseComponentOf(parts);
}

/** The program whose versions, and so whose releases, another one has. */
function programOf(name: string): string {
  return findProgram(name)?.versionOf ?? name;
}

function componentOfRepository(repository: string): string | null {
  const [, name] = /^kairos-io\/(.+)$/i.exec(repository) ?? [];
  return name?.toLowerCase() ?? null;
}

/** Why a name is none that Kairos publishes; null if it may be. */
export function customReason({ era, parts, form, kind }: Decoded): string | null {
  const { version, customPrefix, customSuffix } = parts;
  if (customPrefix !== null || customSuffix !== null) {
    return `“${customPrefix ?? customSuffix ?? ''}” is not a part of Kairos’ names: a custom build.`;
  }
  if (version !== null && (readDescribedVersion(version) !== null || version.endsWith('-dirty'))) {
    return `${version} is a build between releases; Kairos publishes releases.`;
  }
  if (era === 'E6') return 'CI builds it between releases; only its registry knows it.';
  if (kind !== 'image' || version === null || form === 'file') return null;
  const official = findEra(version)?.id ?? null;
  const isEarly = official !== null && official !== era && era !== null;
  return isEarly ? `Kairos ${version} did not use this naming scheme: a custom build.` : null;
}

/** Whether an image is named as in quay.io/kairos, directly or through a mirror. */
export function isOfficialPlace({ registry, repository }: NameParts): boolean {
  if (repository === null) return registry === null || registry === 'quay.io';
  const path = [registry ?? 'quay.io', repository].join('/');
  return /(?:^|\/)quay\.io\/kairos\/[^/]+$/.test(path);
}

/** The image of a name, in the words by which its existence is decided. */
export function imageOf(parts: NameParts, version: string): PublishedImage {
  return { ...parts, version, isRawDisk: parts.suffix === 'img' };
}
