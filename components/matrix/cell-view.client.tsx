'use client';

import { describeCell } from '@/lib/matrix/grid/cell-words';
import type { GridCell } from '@/lib/matrix/grid/grid';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import type { Place } from './grid-keys.client';
import { StateShape } from './state-shape.client';
import { addressOf } from './use-matrix-query.client';

/** Opens the details of a job; `from` gets the focus back when they close. */
export type OpenCell = (id: string, from: HTMLElement) => void;

type CellViewProps = {
  readonly cell: GridCell;
  readonly place: Place;
  readonly isStop: boolean;
  readonly query: MatrixQuery;
  readonly openCell: OpenCell;
  readonly title: string;
  readonly now: string;
};

/** One cell: the last verdict and what a newer run says, hidden by filters, or not tested. */
export function CellView({ cell, place, isStop, query, openCell, title, now }: CellViewProps) {
  const stop = {
    'data-row': place.row,
    'data-column': place.column,
    tabIndex: isStop ? 0 : -1,
  };
  if (cell.kind !== 'tested') {
    const words = cell.kind === 'hidden' ? 'tested, hidden by filters' : 'not tested';
    return (
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a stop for the arrow keys, which must not jump over what is not tested
      <span {...stop} tabIndex={-1} className="grid-place" title={`${title}: ${words}`}>
        <StateShape state={cell.kind} />
        <span className="sr-only">{words}</span>
      </span>
    );
  }
  const [first] = cell.jobs;
  if (first === undefined) return null;
  const { verdict, day, isOld, newer } = describeCell(cell, now);
  const words = [verdict, ...(newer === null ? [] : [newer])].join(', ');
  return (
    <a
      {...stop}
      id={`cell=${first.id}`}
      href={addressOf({ ...query, cell: first.id })}
      className="grid-place"
      title={`${title}: ${words}${day === null ? '' : ` (${day})`}`}
      aria-current={
        [...cell.jobs, ...cell.others].some(({ id }) => id === query.cell) ? 'true' : undefined
      }
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        openCell(first.id, event.currentTarget);
      }}
    >
      <StateShape state={cell.state} isOld={isOld} />
      {cell.state === 'passed' || cell.state === 'unknown' || isOld ? (
        <span className="sr-only">{verdict}</span>
      ) : (
        <span className="grid-word">{verdict}</span>
      )}
      {cell.newer === null ? null : (
        <>
          <StateShape state={cell.newer} />
          <span className="sr-only">, {newer}</span>
        </>
      )}
      {first.scope === null ? null : (
        <span className="text-soft" title={`runs only in ${first.scope} CI runs`}>
          {first.scope}
          <span className="sr-only"> CI runs only</span>
        </span>
      )}
      {cell.jobs.length > 1 ? (
        <span className="text-soft tabular-nums">
          {cell.jobs.length}
          <span className="sr-only"> jobs</span>
        </span>
      ) : null}
      <span className="sr-only">, {title}</span>
    </a>
  );
}
