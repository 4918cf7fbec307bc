import 'server-only';

import { cache } from 'react';

import { findComponent } from '@/lib/components/find-component';
import { describeCadence, measureCadence, type Cadence } from '@/lib/releases/cadence';
import { groupByLine, type LineGroup } from '@/lib/releases/group-by-line';
import { selectReleases, type ReleaseSelection } from '@/lib/releases/select-releases';
import { readReleaseQuery, type ReleaseQuery } from '@/lib/url/release-query';
import type { QueryNotice } from '@/lib/url/matrix-query';

import { loadComponent } from './load-releases';
import type { ComponentView } from './releases-view';

/** Everything the page of one component shows. */
export type ComponentPageData = {
  readonly view: ComponentView;
  readonly query: ReleaseQuery;
  readonly queryNotices: readonly QueryNotice[];
  readonly selection: ReleaseSelection;
  readonly groups: readonly LineGroup[];
  /** Null where too few releases are known to measure. */
  readonly cadence: Cadence | null;
  readonly cadenceWords: readonly string[];
  /** The moment of this answer, ISO 8601. */
  readonly now: string;
};

/** Loads the releases of a component; null where no component has this id. */
export function loadComponentPage(
  id: string,
  asked: URLSearchParams,
): Promise<ComponentPageData | null> {
  return loadByText(id, asked.toString());
}

const loadByText = cache(async (id: string, text: string): Promise<ComponentPageData | null> => {
  const component = findComponent(id);
  if (component === null) return null;
  const asked = new URLSearchParams(text);
  asked.delete('component');
  const { query, notices } = readReleaseQuery(asked);
  const view = await loadComponent(component);
  const selection = selectReleases([view.releases], query);
  const now = new Date();
  // The dates of a snapshot are those of commits, which say nothing of the time between releases.
  const cadence = view.snapshot === null ? measureCadence(view.releases.entries, now) : null;
  return {
    view,
    query,
    queryNotices: notices,
    selection,
    groups: groupByLine(selection.found),
    cadence,
    cadenceWords: cadence === null ? [] : describeCadence(cadence, component.promise),
    now: now.toISOString(),
  };
});
