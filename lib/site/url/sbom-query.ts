import type { Selection } from '@/lib/base/filter/model';
import { readSearchText } from '@/lib/base/filter/search-text';
import { SBOM_FILTER, type SbomRow } from '@/lib/releases/list/sbom-table';

import { readChoices } from './read-choices';

/** Reads what a URL filters SBOMs by: keys that are no facet are ignored, and so is the case of values. */
export function readSbomQuery(params: URLSearchParams, rows: readonly SbomRow[]): Selection {
  return {
    text: readSearchText(params.get('q')),
    choices: readChoices(params, rows, SBOM_FILTER.facets),
  };
}

/** Writes the URL of a selection of SBOMs: no defaults, the facets in their order. */
export function formatSbomQuery({ choices, text }: Selection): URLSearchParams {
  const params = new URLSearchParams();
  for (const { key } of SBOM_FILTER.facets) {
    for (const value of choices.get(key) ?? []) params.append(key, value);
  }
  if (text !== '') params.set('q', text);
  return params;
}
