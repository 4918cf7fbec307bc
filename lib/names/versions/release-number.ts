/** The number of a Kairos release, as far as an era is decided by it. */
export type ReleaseNumber = {
  readonly parts: readonly [major: number, minor: number, patch: number];
  readonly isPrerelease: boolean;
};

const NUMBER = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;
const C3OS = /^v1\.2[0-4]\./;

/** Reads the number of a release from its tag; `null` for tags of c3os, which count Kubernetes versions, and for tags that are no number. */
export function parseReleaseNumber(tag: string): ReleaseNumber | null {
  const match = NUMBER.exec(tag);
  if (match === null || C3OS.test(tag)) return null;
  const [, major, minor, patch, label] = match;
  return {
    parts: [Number(major), Number(minor), Number(patch)],
    isPrerelease: label !== undefined,
  };
}

function compareParts(left: ReleaseNumber['parts'], right: ReleaseNumber['parts']): number {
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

/** A run of releases, from its first to its last; without a last it goes on. */
export type Era = {
  readonly from: ReleaseNumber['parts'];
  readonly to: ReleaseNumber['parts'] | null;
};

/**
 * Says whether a release is of an era.
 *
 * A prerelease of the very release that starts an era may have been made either way, and is of
 * none.
 */
export function isInEra({ parts, isPrerelease }: ReleaseNumber, { from, to }: Era): boolean {
  const sinceStart = compareParts(parts, from);
  if (sinceStart < 0 || (sinceStart === 0 && isPrerelease)) return false;
  return to === null || compareParts(parts, to) <= 0;
}
