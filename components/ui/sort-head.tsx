import { asRoute } from './as-route';
import { PageLink } from './page-link';

/** A column, and the direction of the list by it. */
type ColumnOrder<Key> = { readonly key: Key; readonly isDescending: boolean };

type SortHeadProps<Key extends string> = {
  readonly label: string;
  readonly column: Key;
  /** How the list is sorted; null is its own order. */
  readonly order: ColumnOrder<Key> | null;
  /** Whether the first click sorts from the last to the first, as for dates and sizes. */
  readonly isDescendingFirst: boolean;
  /** The URL of the list in another order. */
  readonly urlOf: (order: ColumnOrder<Key>) => string;
};

/** The head of a column that sorts its table by a link; a second click turns the order round. */
export function SortHead<Key extends string>({
  label,
  column,
  order,
  isDescendingFirst,
  urlOf,
}: SortHeadProps<Key>) {
  const sorted = order?.key === column ? order : null;
  const isDescending = sorted === null ? isDescendingFirst : !sorted.isDescending;
  return (
    <th
      scope="col"
      aria-sort={sorted === null ? undefined : sorted.isDescending ? 'descending' : 'ascending'}
    >
      <PageLink className="sort-link" href={asRoute(urlOf({ key: column, isDescending }))}>
        {label}
        <span aria-hidden="true">{sorted === null ? '' : sorted.isDescending ? ' ↓' : ' ↑'}</span>
      </PageLink>
    </th>
  );
}
