import 'server-only';
import { cache } from 'react';

import { findRelease } from '@/lib/releases/list/find-release';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import {
  countSbomStates,
  listSboms,
  readSbomChoices,
  selectSboms,
  viewSbomFacets,
  type SbomChoices,
} from '@/lib/releases/list/sbom-table';
import type { SbomPageData } from '@/lib/site/model/release-pages-view';
import type { ComponentView } from '@/lib/site/model/releases-view';

import { loadComponents } from './load-releases';

/** Loads the bills of materials that an address asks for. */
export function loadSbomPage(asked: URLSearchParams): Promise<SbomPageData> {
  return loadByText(asked.toString());
}

const loadByText = cache(async (text: string): Promise<SbomPageData> => {
  const params = new URLSearchParams(text);
  const views = await loadComponents(params.getAll('component'));
  // Of a snapshot only the names of files are known, and no link is given for a name.
  const known = views.filter(({ snapshot }) => snapshot === null);
  const all = listSboms(known.map(({ releases }) => releases));
  const choices = readSbomChoices(params, all);
  const rows = selectSboms(all, choices);
  const page = Number(params.get('page') ?? '1');
  return {
    views,
    choices,
    facets: viewSbomFacets(all, choices),
    rows,
    total: all.length,
    states: countSbomStates(known.map(({ releases }) => releases)),
    without: rows.length > 0 ? [] : taggedReleases(known, choices),
    askedPage: Number.isInteger(page) && page > 0 ? page : 1,
    now: new Date().toISOString(),
  };
});

function taggedReleases(
  views: readonly ComponentView[],
  { chosen }: SbomChoices,
): readonly ReleaseEntry[] {
  const tag = chosen.get('tag');
  if (tag === undefined) return [];
  const id = chosen.get('component') ?? null;
  return views
    .filter(({ component }) => id === null || component.id === id)
    .flatMap(({ releases }) => findRelease(releases.entries, tag) ?? []);
}
