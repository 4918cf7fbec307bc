import type { SemVer, Version } from './model';
import { parseSemVer } from './parse-semver';

const LEGACY_C3OS = /^v1\.2[0-4]\./;
const TWO_PARTS = /^(v?[0-9]{1,9}\.[0-9]{1,9})(?![.0-9])/;

export type ReadVersionOptions = {
  /** Whether the repository carries tags of c3os, as kairos-io/kairos does. */
  readonly legacyC3os: boolean;
};

/**
 * Reads a tag as a version, more kindly than {@link parseSemVer}: a tag of two numbers counts as if it
 * ended in `.0`. The c3os tags v1.20.4 to v1.24.3-56 are a class of their own, because their numbers
 * are those of Kubernetes and would stand above Kairos v0.57 to v1.6.
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

/** The minor line that a version belongs to, such as `4.2`; null for c3os and for what is no version. */
export function releaseLine(version: Version): string | null {
  if (version.class !== 'kairos' || version.numbers === null) return null;
  return `${version.numbers.major}.${version.numbers.minor}`;
}

/** Whether a version comes before its final release. The dash of a c3os tag is a build counter instead. */
export function isPrerelease(version: Version): boolean {
  return version.class === 'kairos' && (version.numbers?.prerelease.length ?? 0) > 0;
}
