import { FreshnessText } from '@/components/feedback/freshness-text';
import { Age } from '@/components/ui/age.client';
import { formatDay } from '@/lib/base/format/dates';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import { newerRun, shownRun } from '@/lib/matrix/runs/shown-run';
import type { SourceMatrix } from '@/lib/site/model/source-matrix';

/** One line that says where the grid comes from and how old each part of it is. */
export function Provenance({
  matrix,
  now,
}: {
  readonly matrix: SourceMatrix;
  readonly now: string;
}) {
  const { freshness, source, commit, changedAt, repository } = matrix;
  const run = matrix.runs === null ? null : shownRun(matrix.runs);
  const newer = matrix.runs === null ? null : newerRun(matrix.runs);
  return (
    <p
      className="mt-2 flex flex-wrap items-baseline gap-x-2 gap-y-0.5 text-xs text-soft"
      data-freshness={freshness.state}
    >
      <FreshnessText freshness={freshness} now={now} />
      <span>
        <a className="link font-mono" href={matrix.fileUrl} rel="noopener">
          {source.repository.owner}/{source.repository.name} {source.path}
        </a>{' '}
        at <code className="font-mono">{commit.slice(0, 7)}</code>
        {freshness.state === 'snapshot' && matrix.committedAt !== null
          ? ` of ${formatDay(matrix.committedAt)}`
          : ''}
      </span>
      {changedAt === null ? null : (
        <span>
          <Dot /> file changed {formatDay(changedAt)}
        </span>
      )}
      {run === null ? null : (
        <span>
          <Dot /> CI results of{' '}
          <a className="link" href={run.url} rel="noopener">
            {formatDay(run.completedAt ?? run.createdAt)}
          </a>
          , <Age at={run.completedAt ?? run.createdAt} now={now} />
        </span>
      )}
      {newer === null ? null : (
        <span>
          <Dot /> newer CI run{' '}
          <a className="link" href={newer.url} rel="noopener">
            {CONCLUSION_WORDS[newer.conclusion]}
          </a>
          , <Age at={newer.completedAt ?? newer.createdAt} now={now} />
        </span>
      )}
      {repository?.archived === true ? (
        <span>
          <Dot /> repository archived
        </span>
      ) : null}
    </p>
  );
}

function Dot() {
  return (
    <span aria-hidden="true" className="max-sm:hidden">
      ·
    </span>
  );
}
