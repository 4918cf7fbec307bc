'use client';

import { formatDay } from '@/lib/base/format/dates';
import {
  byCombination,
  countStates,
  countWords,
  type StateCount,
} from '@/lib/matrix/grid/count-states';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import { OLD_DAYS } from '@/lib/matrix/runs/result-age';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { ChoiceLink } from './choice-link.client';
import { StateShape } from './state-shape.client';
import type { Step } from './use-matrix-query.client';

type ResultBarProps = {
  readonly jobs: readonly TestedJob[];
  readonly count: number;
  /** How many there are without filters, with their noun. */
  readonly total: string;
  /** What is counted: jobs, or combinations of several sources. */
  readonly unit: 'job' | 'combination';
  readonly now: string;
  readonly query: MatrixQuery;
  readonly onStep: (step: Step) => void;
};

/** The results of the selected jobs as numbers and as one bar, with the day of the latest. A number filters by its result. */
export function ResultBar({ jobs, count: all, total, unit, now, query, onStep }: ResultBarProps) {
  const counts = countStates(unit === 'job' ? jobs.map((job) => [job]) : byCombination(jobs), now);
  const days = jobs.flatMap(({ result }) => result?.completedAt ?? []).toSorted();
  const latest = days.at(-1);
  return (
    <div className="result">
      <p className="result-words">
        <span data-testid="count" className="tabular-nums">
          <strong>{all}</strong> of {total}
        </span>
        <span className="result-counts">
          {counts.map(({ state, isOld, count }) => (
            <span key={`${state} ${isOld}`} className="inline-flex items-center gap-1.5">
              <StateShape state={state} isOld={isOld} />
              <ChoiceLink facet="result" value={state} query={query} onStep={onStep}>
                <span className="tabular-nums">
                  {count} {CONCLUSION_WORDS[state]}
                  {isOld ? ` over ${OLD_DAYS} days ago` : ''}
                </span>
              </ChoiceLink>
            </span>
          ))}
        </span>
        <span className="inline-flex items-center gap-1.5 text-soft max-sm:hidden">
          <StateShape state="untested" /> not tested
        </span>
        {latest === undefined ? null : (
          <span className="text-soft">
            latest result <time dateTime={latest}>{formatDay(latest)}</time>
          </span>
        )}
        <a
          className="link no-print ml-auto inline-block py-0.5 text-xs max-sm:hidden"
          href="#meaning-title"
        >
          How to read this matrix
        </a>
      </p>
      {counts.length === 0 ? null : (
        <div className="result-bar" role="img" aria-label={countWords(counts)}>
          {counts.map((each) => (
            <Segment key={`${each.state} ${each.isOld}`} {...each} />
          ))}
        </div>
      )}
    </div>
  );
}

function Segment({ state, isOld, count }: StateCount) {
  return <span data-state={state} data-old={isOld} style={{ flexGrow: count }} />;
}
