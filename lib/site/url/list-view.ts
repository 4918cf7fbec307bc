import { COMPONENT_SORT_KEYS, type ComponentOrder } from '@/lib/releases/list/sort-components';
import { LATEST_FIRST, SORT_KEYS, type ReleaseOrder } from '@/lib/releases/list/sort-releases';

import { formatOrder, readOrder } from './list-order';

/** How a list of releases is shown: in order of time or by line, and sorted by a column. */
export type ListView = {
  readonly view: 'time' | 'line';
  readonly order: ReleaseOrder;
  /** The order of the components above the list; null is that of the catalogue. */
  readonly components: ComponentOrder | null;
};

/** The parameter with the order of the components. */
const COMPONENT_SORT = 'componentSort';

/** Reads the view of a list from a URL; what is not a view or an order is the default. */
export function readListView(params: URLSearchParams): ListView {
  return {
    view: params.get('view') === 'line' ? 'line' : 'time',
    order: readOrder(params, SORT_KEYS) ?? LATEST_FIRST,
    components: readOrder(params, COMPONENT_SORT_KEYS, COMPONENT_SORT),
  };
}

/** Writes the view of a list into the query of its URL, without defaults. */
export function withListView(
  query: URLSearchParams,
  { view, order, components }: ListView,
): URLSearchParams {
  const params = new URLSearchParams(query);
  if (view === 'line') params.set('view', 'line');
  const { key, isDescending } = order;
  const isDefault = key === LATEST_FIRST.key && isDescending;
  if (components !== null) params.set(COMPONENT_SORT, formatOrder(components));
  if (view === 'time' && !isDefault) params.set('sort', formatOrder(order));
  return params;
}
