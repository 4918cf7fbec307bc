import { LATEST_FIRST, SORT_KEYS, type ReleaseOrder } from '@/lib/releases/list/sort-releases';

import { formatOrder, readOrder } from './list-order';

/** How a list of releases is shown: in order of time or by line, and sorted by a column. */
export type ListView = { readonly view: 'time' | 'line'; readonly order: ReleaseOrder };

/** Reads the view of a list from a URL; what is not a view or an order is the default. */
export function readListView(params: URLSearchParams): ListView {
  return {
    view: params.get('view') === 'line' ? 'line' : 'time',
    order: readOrder(params, SORT_KEYS) ?? LATEST_FIRST,
  };
}

/** Writes the view of a list into the query of its URL, without defaults. */
export function withListView(query: URLSearchParams, { view, order }: ListView): URLSearchParams {
  const params = new URLSearchParams(query);
  if (view === 'line') params.set('view', 'line');
  const { key, isDescending } = order;
  const isDefault = key === LATEST_FIRST.key && isDescending;
  if (view === 'time' && !isDefault) params.set('sort', formatOrder(order));
  return params;
}
