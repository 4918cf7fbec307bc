import 'server-only';

import { cache } from 'react';

import { groupByLine, type LineGroup } from '@/lib/releases/group-by-line';
import { paginate, type Page } from '@/lib/releases/paginate';
import {
  selectReleases,
  type FoundRelease,
  type ReleaseSelection,
} from '@/lib/releases/select-releases';
import { readReleaseQuery, type ReleaseQuery } from '@/lib/url/release-query';
import type { QueryNotice } from '@/lib/url/matrix-query';

import { loadComponents } from './load-releases';
import type { ComponentView } from './releases-view';

/** Everything the timeline of releases and its twins in other formats show for one address. */
export type ReleasesPageData = {
  /** Its page is the nearest that exists. */
  readonly query: ReleaseQuery;
  /** The page as the address gave it. */
  readonly askedPage: number;
  readonly queryNotices: readonly QueryNotice[];
  /** Every component, whether it is chosen or not. */
  readonly views: readonly ComponentView[];
  readonly selection: ReleaseSelection;
  readonly shown: Page<FoundRelease>;
  /** The releases of this page by minor line. */
  readonly groups: readonly LineGroup[];
  readonly description: string;
  /** The moment of this answer, ISO 8601. */
  readonly now: string;
};

/** Releases of one page of the timeline. */
const PER_PAGE = 100;

/** Loads the releases that an address asks for. */
export function loadReleasesPage(asked: URLSearchParams): Promise<ReleasesPageData> {
  return loadByText(asked.toString());
}

const loadByText = cache(async (text: string): Promise<ReleasesPageData> => {
  const { query, notices } = readReleaseQuery(new URLSearchParams(text));
  const views = await loadComponents(query.components);
  const selection = selectReleases(
    views.map(({ releases }) => releases),
    query,
  );
  const shown = paginate(selection.found, query.page, PER_PAGE);
  return {
    query: { ...query, page: shown.page },
    askedPage: query.page,
    queryNotices: notices,
    views,
    selection,
    shown,
    groups: groupByLine(shown.items),
    description: describe(views),
    now: new Date().toISOString(),
  };
});

function describe(views: readonly ComponentView[]): string {
  const known = views.filter(({ releases }) => releases.entries.length > 0);
  const count = known.reduce((sum, { releases }) => sum + releases.entries.length, 0);
  return `${count} releases of ${known.length} components, each with its changelog, files and support.`;
}
