import 'server-only';
import { cache } from 'react';

import { findComponent } from '@/lib/names/catalog/find-component';
import { measureCadence, tabulateCadence } from '@/lib/releases/list/cadence';
import { groupByLine } from '@/lib/releases/list/group-by-line';
import { paginate } from '@/lib/releases/list/paginate';
import { selectReleases } from '@/lib/releases/list/select-releases';
import type { ComponentPageData } from '@/lib/site/model/release-pages';

import { loadComponent } from './load-releases';
import { readQueryNow, releasesAt } from './releases-at';

/** Releases of one page; a component has some tens of them a year. */
const PER_PAGE = 100;

/** Loads the releases of a component; null where no component has this id. */
export function loadComponentPage(
  id: string,
  requested: URLSearchParams,
): Promise<ComponentPageData | null> {
  return loadByText(id, requested.toString());
}

const loadByText = cache(async (id: string, text: string): Promise<ComponentPageData | null> => {
  const component = findComponent(id);
  if (component === null) return null;
  const requested = new URLSearchParams(text);
  requested.delete('component');
  const { query, notices } = readQueryNow(requested);
  const latest = await loadComponent(component);
  const { components, frozen } = releasesAt([latest], query.at);
  const [tracked = latest] = components;
  const selection = selectReleases([tracked.releases], query);
  const shown = paginate(selection.found, query.page, PER_PAGE);
  const now = new Date();
  const cadenceEnd = frozen === null ? now : new Date(`${frozen.day}T23:59:59Z`);
  // The dates of a snapshot are those of commits, which say nothing of the time between releases.
  const cadence =
    tracked.snapshot === null ? measureCadence(tracked.releases.entries, cadenceEnd) : null;
  return {
    tracked,
    frozen,
    query: { ...query, page: shown.page },
    queryNotices: notices,
    selection,
    shown,
    groups: groupByLine(shown.items),
    cadence,
    cadenceRows: cadence === null ? [] : tabulateCadence(cadence, component.promise),
    now: now.toISOString(),
  };
});
