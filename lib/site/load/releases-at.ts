import 'server-only';
import type { ReleaseQuery } from '@/lib/releases/list/query';
import { readComponentReleases } from '@/lib/releases/list/read-component';
import type { FrozenReleases } from '@/lib/site/model/release-pages';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import type { QueryNotice } from '@/lib/site/url/matrix-query';
import { readReleaseQuery } from '@/lib/site/url/release-query';

/** The components as they were at the end of a day, and how many releases came since. */
export type ReleasesAt = {
  readonly components: readonly TrackedComponent[];
  readonly frozen: FrozenReleases | null;
};

/** Reads the URL of a list of releases; a day that has not begun is left out with a notice. */
export function readQueryNow(params: URLSearchParams): {
  readonly query: ReleaseQuery;
  readonly notices: readonly QueryNotice[];
} {
  const { query, notices } = readReleaseQuery(params);
  const { at } = query;
  if (at === null || at <= new Date().toISOString().slice(0, 10)) return { query, notices };
  const message = `Ignored at=${at}: this day has not begun in UTC.`;
  return {
    query: { ...query, at: null },
    notices: [...notices, { key: 'at', value: at, message }],
  };
}

/**
 * Leaves the releases that were published until the end of a day in UTC, with the support that these alone give.
 * Without a day everything stays.
 */
export function releasesAt(
  components: readonly TrackedComponent[],
  day: string | null,
): ReleasesAt {
  if (day === null) return { components, frozen: null };
  const then = components.map((tracked) => trackedAt(tracked, day));
  return { components: then, frozen: { day, since: countOf(components) - countOf(then) } };
}

function countOf(components: readonly TrackedComponent[]): number {
  return components.reduce((sum, { releases }) => sum + releases.entries.length, 0);
}

function trackedAt(tracked: TrackedComponent, day: string): TrackedComponent {
  const { component, repository, releases, snapshot } = tracked;
  const published = releases.entries
    .map(({ release }) => release)
    .filter(({ publishedAt }) => publishedAt !== '' && publishedAt.slice(0, 10) <= day);
  const isArchived = repository?.archived ?? component.successor !== null;
  const areFilesKnown = snapshot === null;
  return {
    ...tracked,
    releases: readComponentReleases(component, published, { isArchived, areFilesKnown }),
  };
}
