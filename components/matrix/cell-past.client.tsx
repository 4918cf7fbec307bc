'use client';

import { formatDay } from '@/lib/base/format/dates';
import { summarizePast, type DeclaredSince, type PastRun } from '@/lib/matrix/history/cell-past';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import type { MatrixContext } from '@/lib/site/model/matrix-context';

import { StateShape } from './state-shape.client';

type CellPastProps = { readonly job: TestedJob; readonly context: MatrixContext };

const UNKNOWN = <span className="text-soft">unknown</span>;

/** The past of a job as far as commits and runs are stored: since when it is declared, and how its runs ended. */
export function CellPast({ job, context }: CellPastProps) {
  const past = context.pasts[job.source];
  const own = past?.byJob[job.id];
  if (past === undefined || own === undefined) return null;
  const { runs, commits } = past;
  const { lastPass, firstFailure, isFirstKnown, isFlaky, seconds } = summarizePast(
    own.results,
    runs,
  );
  const since = own.since === null ? null : (commits[own.since] ?? null);
  const count = own.results.length;
  return (
    <>
      <h4 className="mt-4 text-xs text-soft">History</h4>
      <dl className="mt-1 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-xs">
        <dt className="text-soft">Declared since</dt>
        <dd>{since === null ? UNKNOWN : sinceWords(since)}</dd>
        <dt className="text-soft">{count === 1 ? 'Stored run' : `Stored runs (${count})`}</dt>
        <dd>
          {count === 0 ? (
            UNKNOWN
          ) : (
            <ol className="flex flex-wrap gap-x-2 gap-y-1" aria-label="Runs, latest first">
              {own.results.map(([run, conclusion]) => (
                <li key={run}>
                  <a
                    className="inline-flex min-h-6 min-w-6 items-center justify-center"
                    href={runs[run]?.url}
                    rel="noopener"
                    title={`${CONCLUSION_WORDS[conclusion]}, ${formatDay(runs[run]?.at ?? '')}`}
                    aria-label={`${CONCLUSION_WORDS[conclusion]}, ${formatDay(runs[run]?.at ?? '')}`}
                  >
                    <StateShape state={conclusion} />
                  </a>
                </li>
              ))}
            </ol>
          )}
        </dd>
        <dt className="text-soft">Last pass</dt>
        <dd>{lastPass === null ? UNKNOWN : <RunLink run={lastPass} />}</dd>
        {firstFailure === null ? null : (
          <>
            <dt className="text-soft">Failing since</dt>
            <dd>
              {isFirstKnown ? '' : 'at the latest '}
              <RunLink run={firstFailure} />
            </dd>
          </>
        )}
        <dt className="text-soft">Flaky</dt>
        <dd>
          {isFlaky === null ? (
            <span className="text-soft">unknown: fewer than 3 verdicts stored</span>
          ) : isFlaky ? (
            'yes: verdicts changed at least twice'
          ) : (
            'no'
          )}
        </dd>
        <dt className="text-soft">Takes</dt>
        <dd>{seconds === null ? UNKNOWN : durationWords(seconds)}</dd>
      </dl>
    </>
  );
}

function RunLink({ run: { url, at } }: { readonly run: PastRun }) {
  return (
    <a className="link" href={url} rel="noopener">
      {formatDay(at)}
    </a>
  );
}

function sinceWords({ at, commit, isExact }: DeclaredSince): string {
  const day = at === null ? `commit ${commit.slice(0, 7)}` : formatDay(at);
  return isExact ? `${day} (${commit.slice(0, 7)})` : `${day} or earlier: older commits are unread`;
}

function durationWords(seconds: number): string {
  return seconds < 90 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} min`;
}
