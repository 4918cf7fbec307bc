import 'server-only';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { SearchIndex, SearchResult } from '@/lib/site/search/model';
import { searchSite } from '@/lib/site/search/search-site';

import { loadMatrix } from './load-matrix';
import { loadComponents } from './load-releases';
import { jobsOf } from './load-tested-jobs';

/** Searches everything that the site has read; it makes no request. */
export async function loadSearch(text: string): Promise<readonly SearchResult[]> {
  return text.trim() === '' ? [] : searchSite(text, await loadIndex());
}

async function loadIndex(): Promise<SearchIndex> {
  const [tracked, ...matrices] = await Promise.all([
    loadComponents(),
    ...matrixSources.map(async ({ id }) => ({ id, loaded: await loadMatrix(id, null) })),
  ]);
  return {
    releases: tracked.flatMap(({ component: { id, title }, releases }) =>
      releases.entries.map((entry) => ({ title: id === 'kairos' ? 'Kairos' : title, entry })),
    ),
    matrices: matrices.flatMap(({ id, loaded }) =>
      loaded.ok ? [{ source: id, jobs: jobsOf(loaded.value).jobs }] : [],
    ),
  };
}
