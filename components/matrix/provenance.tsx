import { FreshnessText } from '@/components/feedback/freshness-text';
import { NoticeList } from '@/components/feedback/notice-list';
import { Age } from '@/components/ui/age.client';
import { formatCount } from '@/lib/base/format/count';
import { formatDay } from '@/lib/base/format/dates';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import type { WorkflowRun } from '@/lib/matrix/runs/model';
import { newerRun, shownRun } from '@/lib/matrix/runs/shown-run';
import type { Notice } from '@/lib/site/model/notice';
import type { SourceMatrix } from '@/lib/site/model/source-matrix';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { SourceForm } from './source-form';

type ProvenanceProps = {
  readonly matrix: SourceMatrix;
  readonly query: MatrixQuery;
  readonly notices: readonly Notice[];
  readonly summary: string;
  readonly now: string;
};

/** One quiet line on where the grid comes from; behind it each part with its age, and the choice of source and ref. */
export function Provenance({ matrix, query, notices, summary, now }: ProvenanceProps) {
  const { freshness, source } = matrix;
  return (
    <details className="provenance" data-freshness={freshness.state}>
      <summary>
        <span>
          {source.title} at <span className="font-mono">{shortRef(matrix)}</span>
        </span>
        <FreshnessText freshness={freshness} now={now} />
        <span className="provenance-more no-print">
          Source and details
          {notices.length === 0 ? '' : ` (${formatCount(notices.length, 'note')})`}
        </span>
      </summary>
      <div className="provenance-body">
        <SourceForm
          query={query}
          sourceId={source.id}
          askedRef={matrix.isDefaultRef ? null : matrix.ref}
          defaultRef={source.ref}
        />
        <Facts matrix={matrix} summary={summary} now={now} />
        <NoticeList notices={notices} />
      </div>
    </details>
  );
}

function shortRef({ ref, commit }: SourceMatrix): string {
  return ref === commit ? commit.slice(0, 7) : ref;
}

type FactsProps = Pick<ProvenanceProps, 'matrix' | 'summary' | 'now'>;

function Facts({ matrix, summary, now }: FactsProps) {
  const { freshness, source, commit, changedAt, repository, committedAt } = matrix;
  const run = matrix.runs === null ? null : shownRun(matrix.runs);
  const newer = matrix.runs === null ? null : newerRun(matrix.runs);
  return (
    <dl className="provenance-facts">
      <dt>Jobs</dt>
      <dd>{summary}</dd>
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
