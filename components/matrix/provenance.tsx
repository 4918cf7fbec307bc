import { Age } from '@/components/ui/age.client';
import type { MatrixView } from '@/lib/data/matrix-view';
import type { FreshnessState } from '@/lib/freshness/model';
import { formatDay } from '@/lib/format/dates';
import { shownRun } from '@/lib/runs/shown-run';

const WORDS: Readonly<Record<FreshnessState, string>> = {
  live: 'Live',
  stale: 'Stale',
  snapshot: 'Snapshot',
};

const COLOURS: Readonly<Record<FreshnessState, string>> = {
  live: 'text-passed',
  stale: 'text-warn',
  snapshot: 'text-warn',
};

/** One line that says where the grid comes from and how old each part of it is. */
export function Provenance({ view, now }: { readonly view: MatrixView; readonly now: string }) {
  const { freshness, source, commit, changedAt, repository } = view;
  const run = view.runs === null ? null : shownRun(view.runs);
  return (
    <p
      className="mt-2 flex flex-wrap items-baseline gap-x-2 gap-y-0.5 text-xs text-soft"
      data-freshness={freshness.state}
    >
      <span
        className={`inline-flex items-center gap-1.5 font-semibold ${COLOURS[freshness.state]}`}
      >
        <FreshnessShape state={freshness.state} />
        {WORDS[freshness.state]}
      </span>
      <span>
        <a className="link font-mono" href={view.fileUrl} rel="noopener">
          {source.repository.owner}/{source.repository.name} {source.path}
        </a>{' '}
        at <code className="font-mono">{commit.slice(0, 7)}</code>
        {freshness.state === 'snapshot' ? (
          <>, taken {formatDay(freshness.fetchedAt)}</>
        ) : (
          <>
            , checked <Age at={freshness.checkedAt ?? freshness.fetchedAt} now={now} />
          </>
        )}
      </span>
      {changedAt === null ? null : (
        <span>
          <Dot /> file changed {formatDay(changedAt)}
        </span>
      )}
      {run === null ? null : (
        <span>
          <Dot /> last CI run{' '}
          <a className="link" href={run.url} rel="noopener">
            {formatDay(run.completedAt ?? run.createdAt)}
          </a>
          , <Age at={run.completedAt ?? run.createdAt} now={now} />
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

function FreshnessShape({ state }: { readonly state: FreshnessState }) {
  return (
    <svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
      {state === 'live' ? <circle cx="5" cy="5" r="4.5" fill="currentColor" /> : null}
      {state === 'stale' ? <path d="M5 0.5 9.5 9.5H0.5Z" fill="currentColor" /> : null}
      {state === 'snapshot' ? (
        <rect
          x="1"
          y="1"
          width="8"
          height="8"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
        />
      ) : null}
    </svg>
  );
}
