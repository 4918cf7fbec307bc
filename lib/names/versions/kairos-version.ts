import type { SemVer } from './model';
import { parseSemVer } from './parse-semver';
import { readVersion } from './read-version';

/**
 * Reads a tag of Kairos as the version by which rules are looked up; null for tags of c3os, whose numbers
 * are Kubernetes versions, and for tags that are not strict SemVer (`latest`, `v0.1`, `v04.2.0`).
 */
export function readKairosVersion(tag: string): SemVer | null {
  const parsed = parseSemVer(tag);
  return parsed.ok && readVersion(tag, { legacyC3os: true }).class === 'kairos'
    ? parsed.value
    : null;
}
