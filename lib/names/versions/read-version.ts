import type { SemVer, Version } from './model';
import { parseSemVer } from './parse-semver';

const LEGACY_C3OS = /^v1\.2[0-4]\./;
const TWO_PARTS = /^(v?[0-9]{1,9}\.[0-9]{1,9})(?![.0-9])/;

/** How to read the tags of a repository. */
export type ReadVersionOptions = {
  /** Whether the repository has tags of c3os, as kairos-io/kairos does. */
  readonly legacyC3os: boolean;
};

/**
 * Reads a tag as a version, less strictly than {@link parseSemVer}: a tag of two numbers is read as if it
 * ended in `.0`. The c3os tags v1.20.4 to v1.24.3-56 are a separate class, because their numbers are
 * Kubernetes versions and would be newer than Kairos v0.57 to v1.6.
 */
export function readVersion(tag: string, { legacyC3os }: ReadVersionOptions): Version {
  const numbers = readNumbers(tag);
  if (numbers === null) return { raw: tag, class: 'other', numbers };
  const isC3os = legacyC3os && LEGACY_C3OS.test(tag);
  return { raw: tag, class: isC3os ? 'c3os' : 'kairos', numbers };
}

function readNumbers(tag: string): SemVer | null {
  const parsed = parseSemVer(tag.replace(TWO_PARTS, '$1.0'));
  return parsed.ok ? parsed.value : null;
}

/** The minor line of a version, e.g. `4.2`; null for c3os and for names that are not versions. */
export function releaseLine(version: Version): string | null {
  if (version.class !== 'kairos' || version.numbers === null) return null;
  return `${version.numbers.major}.${version.numbers.minor}`;
}

/** Whether a version is a prerelease; never for c3os, where the number after the dash counts builds. */
export function isPrerelease(version: Version): boolean {
  return version.class === 'kairos' && (version.numbers?.prerelease.length ?? 0) > 0;
}
