'use client';

import { InPlaceLink } from '@/components/ui/in-place-link.client';
import { describeCell } from '@/lib/matrix/grid/cell-words';
import { gapId } from '@/lib/matrix/grid/gap';
import type { Column, Grid, GridCell, Row } from '@/lib/matrix/grid/grid';
import type { EndedBases } from '@/lib/site/model/ended-bases';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { BaseEndOfLife } from './base-end-of-life.client';
import type { OpenCell } from './cell-view.client';
import { PublishedIn, type Layer } from './published-mark.client';
import { StateShape } from './state-shape.client';
import { addressOf } from './use-matrix-query.client';

type MatrixListProps = {
  readonly grid: Grid;
  readonly query: MatrixQuery;
  readonly layer: Layer | null;
  readonly openCell: OpenCell;
  readonly now: string;
  readonly endedBases: EndedBases;
};

/** The grid for a phone: families as sections, what is tested as words, what is not in one line. */
export function MatrixList({ grid, query, layer, openCell, now, endedBases }: MatrixListProps) {
  return (
    <div className="mt-2 min-[900px]:hidden print:hidden">
      {grid.groups.map((group) => (
        <section key={group.family} aria-labelledby={`family-${group.family}`}>
          <h2
            id={`family-${group.family}`}
            className="sticky top-13 z-10 -mx-4 bg-paper px-4 pt-4 pb-1 text-xs font-semibold text-soft sm:-mx-6 sm:px-6"
          >
            {group.name}
          </h2>
          <ul className="border-t border-line">
            {group.rows.map((row) => (
              <ListRow
                key={row.id}
                row={row}
                columns={grid.columns}
                query={query}
                layer={layer}
                openCell={openCell}
                now={now}
                endedBases={endedBases}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type ListRowProps = {
  readonly row: Row;
  readonly columns: readonly Column[];
  readonly query: MatrixQuery;
  readonly layer: Layer | null;
  readonly openCell: OpenCell;
  readonly now: string;
  readonly endedBases: EndedBases;
};

function ListRow({ row, columns, query, layer, openCell, now, endedBases }: ListRowProps) {
  const pairs = columns.flatMap((column, at) => {
    const cell = row.cells[at];
    return cell === undefined ? [] : [{ column, cell }];
  });
  const archs = [...new Set(columns.map(({ arch }) => arch))];
  return (
    <li className="list-row border-b border-line py-3">
      <h3 className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-base">
          {row.name} <strong className="font-semibold">{row.release}</strong>
        </span>
        <span className="min-w-0 font-mono text-xs break-all text-soft">{row.baseImage}</span>
      </h3>
      <BaseEndOfLife ended={endedBases} baseImage={row.baseImage} />
      {archs.map((arch) => (
        <ArchLine
          key={arch}
          row={row}
          arch={arch}
          pairs={pairs.filter(({ column }) => column.arch === arch)}
          query={query}
          layer={layer}
          openCell={openCell}
          now={now}
        />
      ))}
      <Untested row={row} pairs={pairs} query={query} layer={layer} openCell={openCell} />
    </li>
  );
}

type Pair = { readonly column: Column; readonly cell: GridCell };

function ArchLine({
  row,
  arch,
  pairs,
  query,
  layer,
  openCell,
  now,
}: {
  readonly row: Row;
  readonly arch: string;
  readonly pairs: readonly Pair[];
  readonly query: MatrixQuery;
  readonly layer: Layer | null;
  readonly openCell: OpenCell;
  readonly now: string;
}) {
  const tested = pairs.filter(({ cell }) => cell.kind === 'tested');
  if (tested.length === 0) return null;
  return (
    <div className="flex items-baseline gap-3">
      <span className="w-15 shrink-0 font-mono text-xs text-soft">{arch}</span>
      <ul className="flex flex-wrap gap-x-4">
        {tested.map(({ column, cell }) => {
          const [first] = cell.kind === 'tested' ? cell.jobs : [];
          if (cell.kind !== 'tested' || first === undefined) return null;
          const { verdict, isOld, newer } = describeCell(cell, now);
          return (
            <li key={column.id}>
              <InPlaceLink
                href={addressOf({ ...query, cell: first.id, gap: null })}
                className="list-place"
                aria-current={
                  [...cell.jobs, ...cell.others].some(({ id }) => id === query.cell)
                    ? 'true'
                    : undefined
                }
                onFollow={(link) => openCell({ cell: first.id, gap: null }, link)}
              >
                <StateShape state={cell.state} isOld={isOld} />
                <span>{column.label}</span>
                <span
                  className={cell.state === 'passed' && !isOld ? 'sr-only' : 'text-xs text-soft'}
                >
                  {verdict}
                </span>
                {newer === null ? null : <span className="text-xs text-soft">({newer})</span>}
                {first.scope === null ? null : (
                  <span className="text-xs text-soft">({first.scope} CI runs only)</span>
                )}
                <PublishedIn layer={layer} place={gapId(row.id, column.id)} />
              </InPlaceLink>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** How many untested places the folded line says by name. */
const NAMED = 2;

function Untested({
  row,
  pairs,
  query,
  layer,
  openCell,
}: {
  readonly row: Row;
  readonly pairs: readonly Pair[];
  readonly query: MatrixQuery;
  readonly layer: Layer | null;
  readonly openCell: OpenCell;
}) {
  const missing = pairs.filter(({ cell }) => cell.kind === 'untested');
  if (missing.length === 0) return null;
  const named = missing.slice(0, NAMED).map(({ column }) => `${column.arch} ${column.label}`);
  const more = missing.length - named.length;
  return (
    <details className="text-xs text-soft">
      <summary className="min-h-6 py-0.5">
        Not tested: {named.join(', ')}
        {more === 0 ? '' : ` and ${more} more`}
      </summary>
      <ul className="flex flex-wrap gap-x-4">
        {missing.map(({ column }) => {
          const opened = { cell: null, gap: gapId(row.id, column.id) };
          return (
            <li key={column.id}>
              <InPlaceLink
                href={addressOf({ ...query, ...opened })}
                className="list-place"
                aria-current={query.gap === opened.gap ? 'true' : undefined}
                onFollow={(link) => openCell(opened, link)}
              >
                <StateShape state="untested" />
                {column.arch} {column.label}
                <PublishedIn layer={layer} place={opened.gap} />
              </InPlaceLink>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
