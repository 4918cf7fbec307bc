import 'server-only';
import { listUsefulFacets } from '@/lib/base/filter/list-facets';
import { selectRows } from '@/lib/base/filter/select-rows';
import { ok, type Result } from '@/lib/base/result';
import { groupLicences } from '@/lib/evidence/packages/group-licences';
import { PACKAGE_FILTER } from '@/lib/evidence/packages/package-filter';
import type { PackagesRefusal } from '@/lib/site/model/image-packages';
import type { PackagesPageData } from '@/lib/site/model/packages-page';
import { readPageNumber, readRowsQuery } from '@/lib/site/url/packages-query';

import { loadImagePackages } from './load-image-packages';

/** Loads the packages of an image that a URL wants. */
export async function loadPackagesPage(
  requested: URLSearchParams,
): Promise<Result<PackagesPageData, PackagesRefusal>> {
  const loaded = await loadImagePackages(requested.get('of') ?? '', requested.get('platform'));
  if (!loaded.ok) return loaded;
  const image = loaded.value;
  const selection = readRowsQuery(requested, image.packages, PACKAGE_FILTER.facets);
  return ok({
    image,
    selection,
    facets: listUsefulFacets(image.packages, selection, PACKAGE_FILTER),
    rows: selectRows(image.packages, selection, PACKAGE_FILTER),
    licences: groupLicences(image.packages),
    requestedPage: readPageNumber(requested),
    now: new Date().toISOString(),
  });
}
