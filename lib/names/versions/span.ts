import { compareSemVer } from './compare-versions';
import type { SemVer } from './model';
import { parseSemVer } from './parse-semver';

/**
 * The versions for which a rule or a fact is valid: first and last, both included. An end is a version
 * (`v3.5.1`) or a minor line (`v3.3`), which includes all of its patches; null means no limit.
 */
export type VersionSpan = { readonly from: string | null; readonly to: string | null };

/** Every version. */
export const ANY_VERSION: VersionSpan = { from: null, to: null };

/**
 * Whether a version lies within a span.
 *
 * A prerelease counts as the release that it leads to, because the same workflows make both. Only at an
 * end that is itself a prerelease are prereleases compared by SemVer. Build metadata never counts.
 */
export function isWithin(version: SemVer, { from, to }: VersionSpan): boolean {
  return (
    (from === null || compareToEnd(version, from) >= 0) &&
    (to === null || compareToEnd(version, to) <= 0)
  );
}

/** Whether a version is at least `first`, by the rule of {@link isWithin}. */
export function isAtLeast(version: SemVer, first: string): boolean {
  return isWithin(version, { from: first, to: null });
}

/** Finds the first row whose span contains a version; null if none does. */
export function findBySpan<Row extends { readonly span: VersionSpan }>(
  rows: readonly Row[],
  version: SemVer,
): Row | null {
  return rows.find(({ span }) => isWithin(version, span)) ?? null;
}

const LINE = /^v?(\d+)\.(\d+)$/;

/** Negative before the end, 0 at it or in its minor line, positive after it. */
function compareToEnd(version: SemVer, end: string): number {
  const line = LINE.exec(end);
  if (line !== null) {
    return version.major - Number(line[1]) || version.minor - Number(line[2]);
  }
  const parsed = parseSemVer(end);
  if (!parsed.ok) throw new Error(`The end of a version span is not a version: ${end}`);
  const prerelease = parsed.value.prerelease.length === 0 ? [] : version.prerelease;
  return compareSemVer({ ...version, prerelease, build: [] }, parsed.value);
}
