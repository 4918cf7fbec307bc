import { Fragment } from 'react';

import { FreshnessText } from '@/components/feedback/freshness-text';
import { NoticeList } from '@/components/feedback/notice-list';
import { Age } from '@/components/ui/age.client';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { Selection } from '@/lib/base/filter/model';
import { formatCount } from '@/lib/base/format/count';
import { formatDay } from '@/lib/base/format/dates';
import type { Freshness } from '@/lib/base/freshness/model';
import { compareText } from '@/lib/base/text/compare-text';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import type { WorkflowRun } from '@/lib/matrix/runs/model';
import { newerRun, shownRun } from '@/lib/matrix/runs/shown-run';
import type { LoadedMatrix } from '@/lib/site/model/matrix-page';
import type { Notice } from '@/lib/site/model/notice';
import type { SourceMatrix } from '@/lib/site/model/source-matrix';
import { formatCompareQuery } from '@/lib/site/url/compare-query';
import { historyUrls } from '@/lib/site/url/history-query';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { SourceForm } from './source-form';

type ProvenanceProps = {
  readonly loaded: LoadedMatrix;
  readonly query: MatrixQuery;
  readonly notices: readonly Notice[];
  readonly summary: string;
  readonly now: string;
};

/**
 * One line on where the grid comes from, which opens to each part with its age and the choice of source and
 * ref.
 */
export function Provenance({ loaded, query, notices, summary, now }: ProvenanceProps) {
  const { matrix, sources, isOfAll } = loaded;
  return (
    <details className="provenance" data-freshness={matrix.freshness.state}>
      <summary>
        <span>
          {sources.map(({ matrix: each }, index) => (
            <Fragment key={each.source.id}>
              {index === 0 ? '' : ', '}
              {each.source.title} at <span className="font-mono">{shortRef(each)}</span>
            </Fragment>
          ))}
        </span>
        {freshnessOf(sources).map((freshness) => (
          <FreshnessText key={freshness.state} freshness={freshness} now={now} />
        ))}
        <span className="provenance-more no-print">
          Source and details
          {notices.length === 0 ? '' : ` (${formatCount(notices.length, 'note')})`}
        </span>
      </summary>
      <div className="provenance-body">
        <SourceForm
          sourceId={isOfAll ? null : matrix.source.id}
          requestedRef={matrix.isDefaultRef ? null : matrix.ref}
          defaultRef={isOfAll ? null : matrix.source.ref}
          filters={query}
        />
        <p>{summary}</p>
        {sources.map((each) => (
          <Facts key={each.matrix.source.id} matrix={each.matrix} filters={query} now={now} />
        ))}
        <NoticeList notices={notices} />
      </div>
    </details>
  );
}

/** The freshness of each state once: the oldest of those that are live says it for all. */
function freshnessOf(sources: LoadedMatrix['sources']): readonly Freshness[] {
  const all = sources.map(({ matrix }) => matrix.freshness);
  const oldestFirst = all.toSorted((a, b) => compareText(timeOf(a), timeOf(b)));
  const states = [...new Set(all.map(({ state }) => state))];
  return states.flatMap((state) => oldestFirst.find((each) => each.state === state) ?? []);
}

function timeOf({ checkedAt, fetchedAt }: Freshness): string {
  return checkedAt ?? fetchedAt;
}

function shortRef({ ref, commit }: SourceMatrix): string {
  return ref === commit ? commit.slice(0, 7) : ref;
}

/** The comparison with a ref to choose: from the shown one, where it is not the source's own branch. */
function compareUrl({ source, ref, isDefaultRef }: SourceMatrix): string {
  const query = { source: source.id, ...(!isDefaultRef && { from: ref }) };
  return withQuery(paths.matrixCompare, formatCompareQuery(query));
}

type FactsProps = {
  readonly matrix: SourceMatrix;
  readonly filters: Selection;
  readonly now: string;
};

function Facts({ matrix, filters: { text, choices }, now }: FactsProps) {
  const { freshness, source, commit, changedAt, repository, committedAt } = matrix;
  const run = matrix.runs === null ? null : shownRun(matrix.runs);
  const newer = matrix.runs === null ? null : newerRun(matrix.runs);
  return (
    <dl className="provenance-facts">
      <dt>Workflow</dt>
      <dd>
        <a className="link font-mono break-words" href={matrix.fileUrl} rel="noopener">
          {source.repository.owner}/{source.repository.name} {source.path}
        </a>{' '}
        at <code className="font-mono">{commit.slice(0, 7)}</code>
        {freshness.state === 'snapshot' && committedAt !== null
          ? ` of ${formatDay(committedAt)}`
          : ''}
        {changedAt === null ? null : `, file changed ${formatDay(changedAt)}`}
        {repository?.archived === true ? ', repository archived' : null}
      </dd>
      <dt>Changes</dt>
      <dd className="no-print flex flex-wrap gap-x-4">
        <PageLink
          className="link"
          href={asRoute(historyUrls({ text, choices, source: source.id }).page)}
        >
          History of {source.title}
        </PageLink>
        <PageLink className="link" href={asRoute(compareUrl(matrix))}>
          Compare with another ref
        </PageLink>
        <PageLink className="link" href={asRoute(paths.matrixWhatIf)}>
          Try a custom workflow
        </PageLink>
      </dd>
      {run === null ? null : (
        <>
          <dt>CI results</dt>
          <dd>
            <RunDay run={run} now={now} />
          </dd>
        </>
      )}
      {newer === null ? null : (
        <>
          <dt>Newer CI run</dt>
          <dd>
            {CONCLUSION_WORDS[newer.conclusion]}, <RunDay run={newer} now={now} />
          </dd>
        </>
      )}
    </dl>
  );
}

function RunDay({ run, now }: { readonly run: WorkflowRun; readonly now: string }) {
  const at = run.completedAt ?? run.createdAt;
  return (
    <>
      <a className="link" href={run.url} rel="noopener">
        {formatDay(at)}
      </a>
      , <Age at={at} now={now} />
    </>
  );
}
