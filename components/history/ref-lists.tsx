import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { formatCount } from '@/lib/base/format/count';
import { formatDay } from '@/lib/base/format/dates';
import type { RefChoices } from '@/lib/site/model/matrix-at';
import { describeSince } from '@/lib/site/notices/describe-matrix-at';
import { formatCompareQuery, type CompareQuery } from '@/lib/site/url/compare-query';
import { paths, withQuery } from '@/lib/site/url/paths';

type RefListsProps = {
  readonly choices: readonly RefChoices[];
  readonly query: CompareQuery;
};

/** What can be compared: the tags, the branches, and the commits that touched the workflow file, each as either side. */
export function RefLists({ choices, query }: RefListsProps) {
  return (
    <section aria-labelledby="refs-title" className="no-print mt-10">
      <h2 id="refs-title" className="text-base font-semibold">
        Refs to choose from
      </h2>
      {choices.map((choice) => (
        <SourceRefs key={choice.source.id} choice={choice} query={query} />
      ))}
    </section>
  );
}

type SourceRefsProps = { readonly choice: RefChoices; readonly query: CompareQuery };

function SourceRefs({ choice, query }: SourceRefsProps) {
  const { source, refs, commits } = choice;
  const since = describeSince(choice);
  return (
    <details className="mt-3">
      <summary className="cursor-pointer">
        {source.title}
        <span className="text-soft">
          {refs === null
            ? ': lists not read yet'
            : `: ${formatCount(refs.tags.length, 'tag')}, ${refs.branches.length} ${refs.branches.length === 1 ? 'branch' : 'branches'}, ${formatCount(commits.length, 'commit')} of the file`}
        </span>
      </summary>
      {since === null ? null : <p className="mt-1 text-soft">{since}</p>}
      {refs?.isCut === true ? (
        <p className="mt-1 text-soft">
          The lists have the first 100 tags and branches; any other can be typed.
        </p>
      ) : null}
      <ul className="ref-list mt-2">
        {[...(refs?.tags ?? []), ...(refs?.branches ?? [])].map((ref) => (
          <li key={ref}>
            <span className="font-mono break-all">{ref}</span>{' '}
            <SideLinks source={source.id} at={ref} query={query} />
          </li>
        ))}
      </ul>
      <ul className="mt-3">
        {commits.map(({ commit, committedAt, subject }) => (
          <li key={commit} className="mt-1">
            <span className="font-mono">{commit.slice(0, 7)}</span>{' '}
            <span className="text-soft">{formatDay(committedAt ?? '')}</span> {subject}{' '}
            <SideLinks source={source.id} at={commit} query={query} />
          </li>
        ))}
      </ul>
    </details>
  );
}

type SideLinksProps = {
  readonly source: string;
  readonly at: string;
  readonly query: CompareQuery;
};

function SideLinks({ source, at, query }: SideLinksProps) {
  return (
    <span className="whitespace-nowrap">
      {(['from', 'to'] as const).map((side, index) => (
        <span key={side}>
          {index === 0 ? '' : ' · '}
          <PageLink
            className="link"
            aria-label={`Compare ${side} ${at}`}
            href={asRoute(
              withQuery(paths.matrixCompare, formatCompareQuery(chosen(query, side, source, at))),
            )}
          >
            {side}
          </PageLink>
        </span>
      ))}
    </span>
  );
}

/** The other side stays; of another source, the second side names its own. */
function chosen(
  query: CompareQuery,
  side: 'from' | 'to',
  source: string,
  at: string,
): CompareQuery {
  if (side === 'to') return { ...query, to: at, toSource: source };
  const isOther = (query.source ?? source) !== source;
  return {
    ...query,
    from: at,
    source,
    toSource: isOther && query.to !== null ? query.source : query.toSource,
  };
}
