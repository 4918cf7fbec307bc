import { listWords } from '@/lib/base/text/list-words';
import type { SemVer } from '@/lib/names/versions/model';
import { parseSemVer } from '@/lib/names/versions/parse-semver';
import { isAtLeast } from '@/lib/names/versions/span';
import { COMPONENT_VERSIONS } from '@/lib/releases/component-versions/find-component-versions';
import type { ComponentVersions } from '@/lib/releases/component-versions/model';

/** A release that was built with kairos-init, and the kairos-init that it pins. */
export type InitRelease = { readonly tag: string; readonly kairosInit: string };

/** The releases whose kairos-init was read, oldest version first. */
export const INIT_RELEASES: readonly InitRelease[] = COMPONENT_VERSIONS.flatMap(
  ({ tag, programs }) => {
    const kairosInit = programs['kairos-init'];
    return kairosInit === undefined ? [] : [{ tag, kairosInit }];
  },
);

/** Earlier releases were built with Earthly; prereleases of this one may have been built with either. */
export const FIRST_BUILT_WITH_INIT = 'v3.4.0';

/** Since this version kairos-init has the version of Kairos. */
export const FIRST_SHARED_VERSION = 'v4.3.0';

/** The kairos-init of a release: as it was read, or by the rule since v4.3.0; null if unknown. */
export function initOfRelease(tag: string): string | null {
  const row = INIT_RELEASES.find((release) => release.tag === tag);
  if (row !== undefined) return row.kairosInit;
  const version = parseSemVer(tag);
  return version.ok && tag.startsWith('v') && isShared(version.value) ? tag : null;
}

/** Whether a version of kairos-init is also one of Kairos. */
export function isShared(version: SemVer): boolean {
  const isPlain = version.prerelease.length === 0 && version.build.length === 0;
  return isPlain && isAtLeast(version, FIRST_SHARED_VERSION);
}

/** The AuroraBoot for a release, and where its version is from. */
export type AuroraBootOfRelease = { readonly version: string | null; readonly because: string };

/**
 * The AuroraBoot of a release: as its workflows pin it, else what `latest` was by the dates, else the latest of
 * today.
 */
export function auroraBootOf(tag: string, latest: string | null): AuroraBootOfRelease {
  const row = COMPONENT_VERSIONS.find((release) => release.tag === tag) ?? null;
  return row === null ? auroraBootOfToday(tag, latest) : auroraBootOfRow(row, latest);
}

function auroraBootOfRow(
  { tag, programs, auroraBootByDate }: ComponentVersions,
  latest: string | null,
): AuroraBootOfRelease {
  const pinned = programs['auroraboot'];
  if (pinned !== undefined) {
    return { version: pinned, because: `The workflows of Kairos ${tag} pin AuroraBoot ${pinned}.` };
  }
  const [version] = auroraBootByDate;
  if (version === undefined) return auroraBootOfToday(tag, latest);
  const because = `The workflows of Kairos ${tag} took the latest AuroraBoot, which by the dates was ${listWords(auroraBootByDate, 'or')}.`;
  return { version, because };
}

function auroraBootOfToday(tag: string, latest: string | null): AuroraBootOfRelease {
  const unread = `Which AuroraBoot built Kairos ${tag} was not read`;
  return latest === null
    ? { version: null, because: `${unread}.` }
    : { version: latest, because: `${unread}; ${latest} is the latest release of AuroraBoot.` };
}
