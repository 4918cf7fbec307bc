import {
  compareDated,
  compareNewestFirst,
  type DatedVersion,
} from '@/lib/names/versions/compare-versions';
import { isPrerelease, releaseLine } from '@/lib/names/versions/read-version';

/** A release of a component, as far as its support is decided by it. */
export type SupportedRelease = DatedVersion & {
  readonly tag: string;
  /** Whether upstream marks it as not final, regardless of its version. */
  readonly isMarkedPrerelease?: boolean;
};

/** What Kairos' policy promises for one release. */
export type SupportStatus =
  | { readonly state: 'supported' }
  /** The latest of a component for which upstream states no policy. */
  | { readonly state: 'latest' }
  | { readonly state: 'superseded'; readonly by: string }
  /** Not final yet, and nothing final is newer. */
  | { readonly state: 'prerelease' }
  | { readonly state: 'end-of-life' }
  /** The component is archived. */
  | { readonly state: 'archived' }
  /** The component is archived, and another one has its code. */
  | { readonly state: 'moved'; readonly to: string }
  /** The tag is no version, so the policy says nothing of it. */
  | { readonly state: 'unversioned' };

/** What the policy promises for one minor line, with its latest final release. */
export type LineSupport = {
  readonly line: string;
  readonly state: 'supported' | 'latest' | 'older' | 'prerelease' | 'end-of-life' | 'archived';
  readonly newest: string | null;
};

/** The support of a component's releases: its latest, its lines from new to old, and each release by tag. */
export type ComponentSupport = {
  readonly latest: string | null;
  readonly lines: readonly LineSupport[];
  readonly statusByTag: ReadonlyMap<string, SupportStatus>;
};

type SupportOptions = {
  readonly isArchived: boolean;
  /** The component that has the code of an archived one; null without one. */
  readonly movedTo: string | null;
  /**
   * Whether upstream says that only the latest line gets patches; where it says nothing, nothing is called
   * supported or ended.
   */
  readonly rule: 'newest-line' | 'unstated';
};

/**
 * Decides the support of each release by the policy that only the latest release branch gets patches.
 *
 * The supported line is the highest minor that has a final release, and its highest version is the latest,
 * regardless of dates: v3.5.10 was published after v3.6.0.
 *
 * @see https://kairos.io/docs/reference/image_matrix/
 */
export function decideSupport(
  releases: readonly SupportedRelease[],
  options: SupportOptions,
): ComponentSupport {
  const latest = findLatest(releases);
  const statusByTag = new Map(
    releases.map((release) => [release.tag, statusOf(release, latest, options)]),
  );
  return {
    latest: latest?.tag ?? null,
    lines: listLines(releases, latest, options),
    statusByTag,
  };
}

/** Finds the highest final version among releases; neither prereleases nor c3os nor bare names count. */
export function findLatest(releases: readonly SupportedRelease[]): SupportedRelease | null {
  return releases.filter(isFinal).toSorted(compareNewestFirst)[0] ?? null;
}

/** Words a status for a badge. */
export function describeSupport(status: SupportStatus): string {
  switch (status.state) {
    case 'supported':
      return 'supported';
    case 'latest':
      return 'latest';
    case 'superseded':
      return `superseded by ${status.by}`;
    case 'prerelease':
      return 'pre-release';
    case 'end-of-life':
      return 'end of life';
    case 'archived':
      return 'archived';
    case 'moved':
      return `moved to ${status.to}`;
    case 'unversioned':
      return 'not a version tag';
  }
}

function isFinal({ version, isMarkedPrerelease }: SupportedRelease): boolean {
  return version.class === 'kairos' && !isPrerelease(version) && isMarkedPrerelease !== true;
}

function statusOf(
  release: SupportedRelease,
  latest: SupportedRelease | null,
  { isArchived, movedTo, rule }: SupportOptions,
): SupportStatus {
  if (isArchived) return movedTo === null ? { state: 'archived' } : { state: 'moved', to: movedTo };
  if (release.version.class === 'other') return { state: 'unversioned' };
  if (release.version.class === 'c3os') return { state: 'end-of-life' };
  if (latest === null || compareDated(release, latest) > 0) return { state: 'prerelease' };
  const isStated = rule === 'newest-line';
  if (release.tag === latest.tag) return { state: isStated ? 'supported' : 'latest' };
  const isOfLine = releaseLine(release.version) === releaseLine(latest.version);
  return isOfLine || !isStated ? { state: 'superseded', by: latest.tag } : { state: 'end-of-life' };
}

function listLines(
  releases: readonly SupportedRelease[],
  latest: SupportedRelease | null,
  { isArchived, rule }: SupportOptions,
): readonly LineSupport[] {
  const tagsByLine = new Map<string, string | null>();
  for (const release of releases.toSorted(compareNewestFirst)) {
    const line = releaseLine(release.version);
    if (line === null) continue;
    const newest = tagsByLine.get(line) ?? null;
    tagsByLine.set(line, newest ?? (isFinal(release) ? release.tag : null));
  }
  const supported = latest === null ? null : releaseLine(latest.version);
  const order = [...tagsByLine.keys()];
  const place = supported === null ? order.length : order.indexOf(supported);
  return [...tagsByLine].map(([line, newest], index) => ({
    line,
    state: isArchived ? 'archived' : stateOfLine(index, place, rule),
    newest,
  }));
}

function stateOfLine(
  index: number,
  newestIndex: number,
  rule: SupportOptions['rule'],
): LineSupport['state'] {
  if (index < newestIndex) return 'prerelease';
  if (rule === 'unstated') return index === newestIndex ? 'latest' : 'older';
  return index === newestIndex ? 'supported' : 'end-of-life';
}
