'use client';

import { InPlaceLink } from '@/components/ui/in-place-link.client';
import { describeCell } from '@/lib/matrix/grid/cell-words';
import { gapId } from '@/lib/matrix/grid/gap';
import type { GridCell } from '@/lib/matrix/grid/grid';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import type { Place } from './grid-keys.client';
import { PublishedIn, type Layer } from './published-mark.client';
import { StateShape } from './state-shape.client';
import { addressOf } from './use-matrix-query.client';

/** What a cell opens: the details of a job, or of a place that no job tests. */
export type Opened =
  | { readonly cell: string; readonly gap: null }
  | { readonly cell: null; readonly gap: string };

/** Opens details; `from` gets the focus back when they close. */
export type OpenCell = (opened: Opened, from: HTMLElement) => void;

type CellViewProps = {
  readonly cell: GridCell;
  readonly rowId: string;
  readonly columnId: string;
  readonly place: Place;
  readonly layer: Layer | null;
  readonly query: MatrixQuery;
  readonly openCell: OpenCell;
  readonly title: string;
  readonly now: string;
};

/** One cell: the last verdict and what a newer run says, hidden by filters, or not tested. */
export function CellView(props: CellViewProps) {
  const { cell } = props;
  switch (cell.kind) {
    case 'hidden':
      return <HiddenCell {...props} />;
    case 'untested':
      return <GapCell {...props} />;
    case 'tested':
      return <TestedCell {...props} cell={cell} />;
  }
}

function placeProps({ place }: CellViewProps) {
  return { 'data-row': place.row, 'data-column': place.column };
}

function HiddenCell(props: CellViewProps) {
  const words = 'tested, hidden by filters';
  return (
    <span
      {...placeProps(props)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a stop for the arrow keys, which must not jump over it
      tabIndex={0}
      className="grid-place"
      title={`${props.title}: ${words}`}
    >
      <StateShape state="hidden" />
      <span className="sr-only">{words}</span>
      <PublishedIn layer={props.layer} place={gapId(props.rowId, props.columnId)} />
    </span>
  );
}

function GapCell(props: CellViewProps) {
  const { rowId, columnId, query, openCell, title } = props;
  const opened = { cell: null, gap: gapId(rowId, columnId) };
  return (
    <InPlaceLink
      {...placeProps(props)}
      href={addressOf({ ...query, ...opened })}
      className="grid-place grid-gap"
      title={`${title}: not tested`}
      aria-current={query.gap === opened.gap ? 'true' : undefined}
      onFollow={(link) => openCell(opened, link)}
    >
      <StateShape state="untested" />
      <span className="sr-only">{`${title}: not tested`}</span>
      <PublishedIn layer={props.layer} place={opened.gap} />
    </InPlaceLink>
  );
}

type TestedCellProps = CellViewProps & {
  readonly cell: Extract<GridCell, { readonly kind: 'tested' }>;
};

function TestedCell(props: TestedCellProps) {
  const { cell, query, openCell, title, now } = props;
  const [first] = cell.jobs;
  if (first === undefined) return null;
  const { verdict, day, isOld, newer } = describeCell(cell, now);
  const opened = { cell: first.id, gap: null };
  const words = [verdict, ...(newer === null ? [] : [newer])].join(', ');
  return (
    <InPlaceLink
      {...placeProps(props)}
      id={`cell=${first.id}`}
      href={addressOf({ ...query, ...opened })}
      className="grid-place"
      title={`${title}: ${words}${day === null ? '' : ` (${day})`}`}
      aria-current={
        [...cell.jobs, ...cell.others].some(({ id }) => id === query.cell) ? 'true' : undefined
      }
      onFollow={(link) => openCell(opened, link)}
    >
      <span className="sr-only">{`${title}: `}</span>
      <StateShape state={cell.state} isOld={isOld} />
      {cell.state === 'passed' || cell.state === 'unknown' || isOld ? (
        <span className="sr-only">{verdict}</span>
      ) : (
        <span className="grid-word">{verdict}</span>
      )}
      {cell.newer === null ? null : (
        <>
          <StateShape state={cell.newer} />
          <span className="sr-only">{`, ${newer}`}</span>
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
      <PublishedIn layer={props.layer} place={gapId(props.rowId, props.columnId)} />
    </InPlaceLink>
  );
}
