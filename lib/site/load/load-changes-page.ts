import 'server-only';
import { listUsefulFacets } from '@/lib/base/filter/list-facets';
import { selectRows } from '@/lib/base/filter/select-rows';
import { CHANGE_FILTER } from '@/lib/evidence/diff/change-filter';
import { compareLists } from '@/lib/evidence/diff/compare-lists';
import type { ChangesPageData, ComparedSide } from '@/lib/site/model/changes-page';
import { readPageNumber, readRowsQuery } from '@/lib/site/url/packages-query';

import { loadImagePackages } from './load-image-packages';

/** Longest text of one side. */
const LONGEST = 600;

/** Loads the comparison of two images that a URL wants. */
export async function loadChangesPage(requested: URLSearchParams): Promise<ChangesPageData> {
  const textOf = (key: string) => (requested.get(key) ?? '').trim().slice(0, LONGEST);
  const [from, to, platform] = [textOf('from'), textOf('to'), textOf('platform')];
  const [before, after] = await Promise.all([load(from, platform), load(to, platform)]);
  const isForced = requested.get('all') === 'true';
  const comparison =
    before?.ok === true && after?.ok === true
      ? compareLists(before.value.packages, after.value.packages, { isForced })
      : null;
  const changes = comparison?.kind === 'like' ? comparison.diff.changes : [];
  const selection = readRowsQuery(requested, changes, CHANGE_FILTER.facets);
  return {
    from,
    to,
    platform,
    before,
    after,
    comparison,
    isForced,
    selection,
    facets: listUsefulFacets(changes, selection, CHANGE_FILTER),
    rows: selectRows(changes, selection, CHANGE_FILTER),
    requestedPage: readPageNumber(requested),
  };
}

async function load(reference: string, platform: string): Promise<ComparedSide> {
  if (reference === '') return null;
  return loadImagePackages(reference, platform === '' ? null : platform);
}
