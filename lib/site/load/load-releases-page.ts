import 'server-only';
import { cache } from 'react';

import { groupByLine } from '@/lib/releases/list/group-by-line';
import { paginate } from '@/lib/releases/list/paginate';
import { selectReleases } from '@/lib/releases/list/select-releases';
import type { ReleasesPageData } from '@/lib/site/model/release-pages';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import { readReleaseQuery } from '@/lib/site/url/release-query';

import { loadComponents } from './load-releases';

/** Releases of one page of the timeline. */
const PER_PAGE = 50;

/** Loads the releases that an address asks for. */
export function loadReleasesPage(asked: URLSearchParams): Promise<ReleasesPageData> {
  return loadByText(asked.toString());
}

const loadByText = cache(async (text: string): Promise<ReleasesPageData> => {
  const { query, notices } = readReleaseQuery(new URLSearchParams(text));
  const components = await loadComponents(query.components);
  const selection = selectReleases(
    components.map(({ releases }) => releases),
    query,
  );
  const shown = paginate(selection.found, query.page, PER_PAGE);
  return {
    query: { ...query, page: shown.page },
    askedPage: query.page,
    queryNotices: notices,
    components,
    selection,
    shown,
    groups: groupByLine(shown.items),
    description: describe(components),
    now: new Date().toISOString(),
  };
});

function describe(components: readonly TrackedComponent[]): string {
  const known = components.filter(({ releases }) => releases.entries.length > 0);
  const count = known.reduce((sum, { releases }) => sum + releases.entries.length, 0);
  return `${count} releases of ${known.length} components, each with its changelog, files and support.`;
}
