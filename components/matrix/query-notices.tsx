import Link from 'next/link';

import { asRoute } from '@/components/ui/as-route';
import { formatMatrixQuery, type MatrixQuery, type QueryNotice } from '@/lib/url/matrix-query';
import { paths, withQuery } from '@/lib/url/paths';

type QueryNoticesProps = { readonly notices: readonly QueryNotice[]; readonly query: MatrixQuery };

/** Names what the address asked for and this matrix does not have, with the address that says what is shown. */
export function QueryNotices({ notices, query }: QueryNoticesProps) {
  if (notices.length === 0) return null;
  const settled = asRoute(withQuery(paths.matrix, formatMatrixQuery(query)));
  return (
    <div
      role="note"
      aria-label="About this address"
      className="mt-3 border-l-2 border-warn py-1 pl-4"
    >
      <ul>
        {notices.map(({ key, value, message }) => (
          <li key={`${key}=${value}`}>{message}</li>
        ))}
      </ul>
      <Link className="link" href={settled}>
        Use the address without it
      </Link>
    </div>
  );
}
