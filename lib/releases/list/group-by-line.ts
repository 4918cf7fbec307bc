import { groupBy } from '@/lib/base/text/group-by';
import { compareNewestFirst } from '@/lib/names/versions/compare-versions';

import type { FoundRelease } from './select-releases';

/** Releases of one component and one minor line, newest version first. */
export type LineGroup = {
  readonly componentId: string;
  readonly kind: 'line' | 'c3os' | 'unversioned';
  /** Null for c3os and for tags that are no version. */
  readonly line: string | null;
  readonly releases: readonly FoundRelease[];
};

/** Groups releases by component and minor line; the line of which one was published last comes first. */
export function groupByLine(found: readonly FoundRelease[]): readonly LineGroup[] {
  const groups = groupBy(found, ({ entry }) =>
    JSON.stringify([entry.componentId, entry.line ?? entry.version.class]),
  );
  return [...groups.values()]
    .flatMap((releases) => (releases[0] === undefined ? [] : [toGroup(releases[0], releases)]))
    .toSorted((a, b) => (newestOf(b) < newestOf(a) ? -1 : newestOf(b) > newestOf(a) ? 1 : 0));
}

function toGroup({ entry }: FoundRelease, releases: readonly FoundRelease[]): LineGroup {
  const { componentId, line, version } = entry;
  const kind = line !== null ? 'line' : version.class === 'c3os' ? 'c3os' : 'unversioned';
  const ordered = releases.toSorted((a, b) => compareNewestFirst(dated(a), dated(b)));
  return { componentId, kind, line, releases: ordered };
}

function dated({ entry }: FoundRelease) {
  return { version: entry.version, publishedAt: entry.release.publishedAt };
}

function newestOf({ releases }: LineGroup): string {
  return releases.reduce(
    (newest, { entry }) =>
      entry.release.publishedAt > newest ? entry.release.publishedAt : newest,
    '',
  );
}
