'use client';

import type { ReactNode } from 'react';

import { InPlaceLink } from '@/components/ui/in-place-link.client';
import { without } from '@/lib/base/filter/change-selection';
import { EVERYTHING } from '@/lib/base/filter/model';
import { waysBack } from '@/lib/base/filter/ways-back';
import { formatCount } from '@/lib/base/format/count';
import { jobFilter } from '@/lib/matrix/grid/job-filter';
import { describeNothing } from '@/lib/matrix/grid/nothing-selected';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { MatrixContext } from '@/lib/site/model/matrix-context';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { addressOf, type Step } from './use-matrix-query.client';

type EmptySelectionProps = {
  readonly jobs: readonly TestedJob[];
  /** The view that the grid shows, which may be one behind the query. */
  readonly shown: MatrixQuery;
  readonly query: MatrixQuery;
  readonly context: MatrixContext;
  readonly onStep: (step: Step) => void;
};

/** Says what it means that nothing matches, which filters are in the way, and offers to clear each. */
export function EmptySelection({ jobs, shown, query, context, onStep }: EmptySelectionProps) {
  const isOfAll = context.commit === null;
  const nothing = describeNothing(shown, {
    jobs,
    titles: context.sources.map(({ title }) => title),
    missing: context.missing,
    ref: context.requestedRef,
    isOfAll,
  });
  const everywhere = { ...query, source: null, ref: null, cell: null, gap: null };
  return (
    <section aria-labelledby="empty-title" className="mt-6 border-y border-line py-10">
      <h2 id="empty-title" className="text-lg font-semibold">
        {nothing.title}
      </h2>
      <p className="mt-1 max-w-[72ch] text-soft">{nothing.text}</p>
      <ul className="mt-4 flex flex-wrap gap-2">
        {waysBack(jobs, query, jobFilter(jobs)).map(({ key, label, count }) => (
          <li key={key}>
            <DropLink
              href={addressOf({ ...query, ...without(query, key) })}
              onDrop={() => onStep((now) => without(now, key))}
            >
              Clear {label} ({formatCount(count, 'result')})
            </DropLink>
          </li>
        ))}
        {isOfAll ? null : (
          <li>
            <a className="control" href={addressOf(everywhere)}>
              Search all sources
            </a>
          </li>
        )}
        <li>
          <DropLink href={addressOf({ ...query, ...EVERYTHING })} onDrop={() => onStep(EVERYTHING)}>
            Clear all filters
          </DropLink>
        </li>
      </ul>
    </section>
  );
}

function DropLink({
  href,
  onDrop,
  children,
}: {
  readonly href: string;
  readonly onDrop: () => void;
  readonly children: ReactNode;
}) {
  return (
    <InPlaceLink className="control" href={href} onFollow={() => onDrop()}>
      {children}
    </InPlaceLink>
  );
}
