import 'server-only';
import { cache } from 'react';

import { listUsefulFacets } from '@/lib/base/filter/list-facets';
import type { Selection } from '@/lib/base/filter/model';
import { selectRows } from '@/lib/base/filter/select-rows';
import { findRelease } from '@/lib/releases/list/find-release';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { countSbomStates, listSboms, SBOM_FILTER } from '@/lib/releases/list/sbom-table';
import { SBOM_SORT_KEYS, sortSboms } from '@/lib/releases/list/sort-sboms';
import type { SbomPageData } from '@/lib/site/model/release-pages';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import { choiceNotices } from '@/lib/site/url/choice-notices';
import { readOrder } from '@/lib/site/url/list-order';
import { readSbomQuery } from '@/lib/site/url/sbom-query';

import { loadComponents } from './load-releases';

/** Loads the SBOMs that a URL selects, in its order. */
export function loadSbomPage(requested: URLSearchParams): Promise<SbomPageData> {
  return loadByText(requested.toString());
}

const loadByText = cache(async (text: string): Promise<SbomPageData> => {
  const params = new URLSearchParams(text);
  const components = await loadComponents(params.getAll('component'));
  // A snapshot has only names of files, and no link is given for a name.
  const known = components.filter(({ snapshot }) => snapshot === null);
  const all = listSboms(known.map(({ releases }) => releases));
  const selection = readSbomQuery(params, all);
  const order = readOrder(params, SBOM_SORT_KEYS);
  const rows = sortSboms(selectRows(all, selection, SBOM_FILTER), order);
  const without = rows.length > 0 ? [] : taggedReleases(known, selection);
  const page = Number(params.get('page') ?? '1');
  return {
    components,
    selection,
    choiceNotices:
      without.length > 0 ? [] : choiceNotices(selection.choices, all, SBOM_FILTER.facets),
    order,
    facets: listUsefulFacets(all, selection, SBOM_FILTER),
    rows,
    total: all.length,
    states: countSbomStates(known.map(({ releases }) => releases)),
    without,
    requestedPage: Number.isInteger(page) && page > 0 ? page : 1,
    now: new Date().toISOString(),
  };
});

/** The releases whose tag is chosen or searched for, where no file is found: their SBOMs are elsewhere. */
function taggedReleases(
  components: readonly TrackedComponent[],
  { choices, text }: Selection,
): readonly ReleaseEntry[] {
  const tag = choices.get('tag')?.[0] ?? text.trim();
  if (tag === '') return [];
  const id = choices.get('component')?.[0] ?? null;
  return components
    .filter(({ component }) => id === null || component.id === id)
    .flatMap(({ releases }) => findRelease(releases.entries, tag) ?? []);
}
