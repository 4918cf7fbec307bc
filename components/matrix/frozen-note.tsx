import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { formatCount } from '@/lib/base/format/count';
import type { FrozenSource } from '@/lib/site/model/matrix-page';
import { formatCompareQuery } from '@/lib/site/url/compare-query';
import { formatMatrixQuery, type MatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

type FrozenNoteProps = {
  readonly frozen: readonly FrozenSource[];
  readonly query: MatrixQuery;
};

/** Says that a view is frozen, what changed since in each source, and links to the latest. */
export function FrozenNote({ frozen, query }: FrozenNoteProps) {
  if (frozen.length === 0) return null;
  const latest = formatMatrixQuery({ ...query, at: null, cell: null, gap: null });
  return (
    <div role="note" aria-label="Frozen view" className="mt-3 border-l-2 border-running py-1 pl-4">
      <p>
        This view is frozen; results are those of the runs of its commits.{' '}
        <PageLink className="link" href={asRoute(withQuery(paths.matrix, latest))}>
          Show the latest
        </PageLink>
      </p>
      <ul>
        {frozen.map((each) => (
          <li key={each.source.id}>
            {each.words}
            <Since frozen={each} query={query} />.
          </li>
        ))}
      </ul>
    </div>
  );
}

type SinceProps = { readonly frozen: FrozenSource; readonly query: MatrixQuery };

function Since({ frozen: { source, commit, changedSince }, query }: SinceProps) {
  if (commit === null) return null;
  if (changedSince === null) return ': what changed since is unknown';
  if (changedSince === 0) return ': no cell changed since';
  const { text, choices } = query;
  const params = formatCompareQuery({ source: source.id, from: commit, text, choices });
  return (
    <>
      {': '}
      <PageLink className="link" href={asRoute(withQuery(paths.matrixCompare, params))}>
        {formatCount(changedSince, 'cell')} changed since
      </PageLink>
    </>
  );
}
