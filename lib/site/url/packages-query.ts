import type { Facet, Selection } from '@/lib/base/filter/model';
import { readSearchText } from '@/lib/base/filter/search-text';

import { readChoices } from './read-choices';

/** Reads what a URL filters packages or their changes by. */
export function readRowsQuery<Row>(
  params: URLSearchParams,
  rows: readonly Row[],
  facets: readonly Facet<Row>[],
): Selection {
  return { text: readSearchText(params.get('q')), choices: readChoices(params, rows, facets) };
}

/** Adds a selection to a URL: no defaults, the facets in their order. */
export function addSelection<Row>(
  params: URLSearchParams,
  { choices, text }: Selection,
  facets: readonly Facet<Row>[],
): URLSearchParams {
  const added = new URLSearchParams(params);
  for (const { key } of facets) {
    for (const value of choices.get(key) ?? []) added.append(key, value);
  }
  if (text !== '') added.set('q', text);
  return added;
}

/** The number of the page that a URL wants; 1 for anything that is none. */
export function readPageNumber(params: URLSearchParams): number {
  const page = Number(params.get('page') ?? '1');
  return Number.isInteger(page) && page > 0 ? page : 1;
}
