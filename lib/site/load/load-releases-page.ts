import 'server-only';
import { cache } from 'react';

import { groupByLine } from '@/lib/releases/list/group-by-line';
import { groupByMonth, type MonthGroup } from '@/lib/releases/list/group-by-month';
import { paginate } from '@/lib/releases/list/paginate';
import { selectReleases, type FoundRelease } from '@/lib/releases/list/select-releases';
import { sortReleases } from '@/lib/releases/list/sort-releases';
import type { ReleasesPageData } from '@/lib/site/model/release-pages';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import { readListView, type ListView } from '@/lib/site/url/list-view';

import { loadComponents } from './load-releases';
import { readQueryNow, releasesAt } from './releases-at';

/** Releases of one page of the timeline. */
const PER_PAGE = 50;

/** Loads the releases that a query selects. */
export function loadReleasesPage(requested: URLSearchParams): Promise<ReleasesPageData> {
  return loadByText(requested.toString());
}

const loadByText = cache(async (text: string): Promise<ReleasesPageData> => {
  const params = new URLSearchParams(text);
  const { query, notices } = readQueryNow(params);
  const listView = readListView(params);
  const { components, frozen } = releasesAt(await loadComponents(query.components), query.at);
  const selection = selectReleases(
    components.map(({ releases }) => releases),
    query,
  );
  const sorted = sortReleases(selection.found, listView.order);
  const shown = paginate(sorted, query.page, PER_PAGE);
  const now = new Date().toISOString();
  return {
    query: { ...query, page: shown.page },
    requestedPage: query.page,
    queryNotices: notices,
    components,
    frozen,
    selection,
    shown,
    groups: groupByLine(shown.items),
    description: describe(components),
    months: monthsOf(shown.items, listView, now),
    listView,
    now,
  };
});

/** One group without a title where the list is not in order of time. */
function monthsOf(
  items: readonly FoundRelease[],
  { order }: ListView,
  now: string,
): readonly MonthGroup[] {
  if (order.key === 'published') return groupByMonth(items, now);
  return [{ month: '', title: '', releases: items }];
}

function describe(components: readonly TrackedComponent[]): string {
  const known = components.filter(({ releases }) => releases.entries.length > 0);
  const count = known.reduce((sum, { releases }) => sum + releases.entries.length, 0);
  return `${count} releases of ${known.length} components, each with its changelog, files and support.`;
}
