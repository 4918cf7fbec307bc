import { asRoute } from './as-route';
import { PageLink } from './page-link';

type SortHeadProps = {
  readonly label: string;
  /** How the list is sorted by this column; null where another column sorts it. */
  readonly sorted: 'ascending' | 'descending' | null;
  /** The URL of the list sorted by this column, or in the other direction. */
  readonly href: string;
};

/** The head of a column that sorts its table by a link. */
export function SortHead({ label, sorted, href }: SortHeadProps) {
  return (
    <th scope="col" aria-sort={sorted ?? undefined}>
      <PageLink className="sort-link" href={asRoute(href)}>
        {label}
        <span aria-hidden="true">
          {sorted === null ? '' : sorted === 'descending' ? ' ↓' : ' ↑'}
        </span>
      </PageLink>
    </th>
  );
}
