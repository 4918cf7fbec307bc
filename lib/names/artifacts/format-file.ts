import { parseSemVer } from '@/lib/names/versions/parse-semver';

import type { Era } from './eras';
import { findFileEnding, isReport } from './file-endings';
import { formatKubernetes } from './kubernetes-segment';
import type { Artifact, FileKind } from './model';

/**
 * Formats the name of a file by the rule of an era; null if the era had no such file.
 *
 * Flavor and release must be those of file names, which `toFileFlavor` derives from the image's.
 */
export function formatFileName(artifact: Artifact, era: Era, kind: FileKind): string | null {
  const ending = endingOf(artifact, era, kind);
  if (ending === null) return null;
  const isCoreReport =
    era.file === 'flavor-version' && isReport(kind) && artifact.variant === 'core';
  return `${isCoreReport ? 'core' : 'kairos'}-${fileWords(artifact, era)}${ending}`;
}

/** Formats the name that the files of an artifact share, without an ending: in E3, versioneer's bootable name. */
export function formatFileBase(artifact: Artifact, era: Era): string {
  return `kairos-${fileWords(artifact, era)}`;
}

/** The names of the files that verify a file, from its name. Bundles exist since v3.7.0. */
export function formatChecksumSet(fileName: string): {
  readonly checksum: string;
  readonly signature: string;
  readonly certificate: string;
  readonly bundle: string;
} {
  const checksum = `${fileName}.sha256`;
  return {
    checksum,
    signature: `${checksum}.sig`,
    certificate: `${checksum}.pem`,
    bundle: `${checksum}.bundle`,
  };
}

function fileWords(artifact: Artifact, era: Era): string {
  const { kubernetes, trustedBoot } = artifact;
  const segment =
    era.fileKubernetes === null ? '' : formatKubernetes(kubernetes, era.fileKubernetes);
  const mark = trustedBoot ? (era.trustedBootFile ?? '') : '';
  return `${wordsBeforeKubernetes(artifact, era)}${segment}${mark}`;
}

function wordsBeforeKubernetes(artifact: Artifact, { file }: Era): string {
  const { flavor, flavorRelease, variant, arch, model, version } = artifact;
  switch (file) {
    case 'flavor-version':
      return [flavor, version].join('-');
    case 'variant-flavor-arch-model-version':
      return [variant, flavor, arch, model, version].join('-');
    case 'flavor-release-variant-arch-model-version':
      return [flavor, flavorRelease, variant, arch, model, version].join('-');
    case 'flavor-release-variant-arch-model':
      return [flavor, flavorRelease, variant, arch, model].join('-');
  }
}

function endingOf({ version }: Artifact, era: Era, kind: FileKind): string | null {
  if (kind === 'raw') return era.rawEnding;
  if (kind === 'scan-archive') return scanArchiveEnding(version, era);
  return findFileEnding(kind, era.id);
}

function scanArchiveEnding(version: string, era: Era): string | null {
  if (era.id === 'E0' || era.id === 'E1') return null;
  const parsed = parseSemVer(version);
  const isOld = parsed.ok && (parsed.value.major < 3 || /^v?3\.0\./.test(version));
  return isOld ? '-scan-reports.tar.gz' : '-sbom-scan-reports.tar.gz';
}
