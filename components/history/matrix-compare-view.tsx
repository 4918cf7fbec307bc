import { FailurePanel } from '@/components/feedback/failure-panel';
import { QueryNotices } from '@/components/feedback/query-notices';
import { StandingNote } from '@/components/feedback/standing-note';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { cellRow } from '@/lib/site/api/cell-row';
import { cellResponse } from '@/lib/site/api/compare-response';
import { countWords } from '@/lib/site/exports/matrix-compare-markdown';
import type { MatrixAt } from '@/lib/site/model/matrix-at';
import type { MatrixComparePage, MatrixComparison } from '@/lib/site/model/matrix-compare-page';
import {
  describeAtRefusal,
  describeMatrixAt,
  isMissingAt,
} from '@/lib/site/notices/describe-matrix-at';
import { formatCompareQuery, type CompareQuery } from '@/lib/site/url/compare-query';
import { historyUrls, type HistoryQuery } from '@/lib/site/url/history-query';
import { paths, withQuery } from '@/lib/site/url/paths';
import { RESPONSE_STATUS } from '@/server/shared/response-status.mjs';

import { ChangedCells } from './changed-cells.client';
import { MatrixCompareForm } from './matrix-compare-form';
import { RefLists } from './ref-lists';

/** Two matrices cell by cell, or why they cannot be compared, with the refs to choose from. */
export function MatrixCompareView({ page }: { readonly page: MatrixComparePage }) {
  const { query, choices, queryNotices, result } = page;
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">Compare two test matrices</h1>
      <p className="mt-1">
        Which tested combinations were added, dropped or changed, and what did it.{' '}
        <PageLink className="link" href={asRoute(paths.matrixWhatIf)}>
          Compare a custom workflow
        </PageLink>{' '}
        or see{' '}
        <PageLink className="link" href={asRoute(historyUrls(historyOf(query)).page)}>
          the history
        </PageLink>
        .
      </p>
      <MatrixCompareForm query={query} choices={choices} />
      <QueryNotices
        notices={queryNotices}
        settled={withQuery(paths.matrixCompare, formatCompareQuery(query))}
      />
      {result === null ? (
        <p className="mt-6 border-y border-line py-8 text-soft">
          Choose two refs or days, or two sources. An empty field means the source’s own branch.
        </p>
      ) : result.ok ? (
        <Compared page={page} comparison={result.value} />
      ) : (
        <>
          <meta
            name={RESPONSE_STATUS}
            content={isMissingAt(result.failure.refusal) ? '404' : '503'}
          />
          <FailurePanel
            title={`“${result.failure.side === 'from' ? 'From' : 'To'}” has no matrix to compare`}
          >
            <p>{describeAtRefusal(result.failure.refusal, choices)}</p>
          </FailurePanel>
        </>
      )}
      <RefLists choices={choices} query={query} />
    </>
  );
}

/** The history of the first source, with the same filters. */
function historyOf({ source, text, choices }: CompareQuery): HistoryQuery {
  return { source: source ?? matrixSources[0].id, text, choices };
}

type ComparedProps = { readonly page: MatrixComparePage; readonly comparison: MatrixComparison };

function Compared({ page: { query }, comparison }: ComparedProps) {
  const { from, to, cells, selected, listed, doubts } = comparison;
  const params = formatCompareQuery(query);
  const isFiltered = selected.length !== cells.length;
  return (
    <>
      <p className="mt-5 text-lg">
        <FileLink side={from} /> to <FileLink side={to} />
      </p>
      <p className="mt-1 tabular-nums" role="status">
        {countWords(selected)}
        {isFiltered ? `, of ${cells.length} cells` : ''}.
      </p>
      <p className="no-print mt-1 flex flex-wrap gap-x-4">
        <a className="link" href={withQuery(paths.matrixCompareMarkdown, params)}>
          Markdown
        </a>
        <a className="link" href={withQuery(paths.matrixCompareApi, params)}>
          JSON
        </a>
      </p>
      {doubts.map((doubt) => (
        <StandingNote key={doubt}>{doubt}</StandingNote>
      ))}
      {listed.length === 0 ? (
        <p className="mt-6 border-y border-line py-8">
          {selected.length === 0 && isFiltered
            ? 'No cell of either matrix matches the filters.'
            : 'No cell is different.'}
        </p>
      ) : (
        <ChangedCells
          cells={listed.map(cellResponse).map(cellRow)}
          before={shortOf(from)}
          after={shortOf(to)}
        />
      )}
    </>
  );
}

function FileLink({ side }: { readonly side: MatrixAt }) {
  return (
    <>
      <a className="link" href={side.matrix.fileUrl} rel="noopener">
        {describeMatrixAt(side)}
      </a>{' '}
      <span className="text-soft">{side.jobs.length} jobs</span>
    </>
  );
}

/** The head of a column: the source is there where only it differs. */
function shortOf({ matrix, day }: MatrixAt): string {
  const { source, ref, isDefaultRef, commit } = matrix;
  const at = day ?? (ref === commit ? commit.slice(0, 7) : ref);
  return isDefaultRef ? `${source.title} ${at}` : at;
}
