'use client';

import { useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react';

import { useIsScripted } from '@/components/ui/use-is-scripted.client';
import type { Column, Grid, Row } from '@/lib/matrix/grid/grid';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { CellView, type OpenCell } from './cell-view.client';
import { nextPlace, type Place } from './grid-keys.client';

type MatrixGridProps = {
  readonly grid: Grid;
  readonly query: MatrixQuery;
  readonly openCell: OpenCell;
  readonly now: string;
};

/** Columns beyond which the grid scrolls inside its own frame. */
const FRAMELESS_COLUMNS = 14;

/** The grid for a desk: a table whose cells the arrow keys walk, with one stop for the Tab key. */
export function MatrixGrid({ grid, query, openCell, now }: MatrixGridProps) {
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const [lit, setLit] = useState<number | null>(null);
  const isScripted = useIsScripted();
  const stop = isScripted ? (place ?? { row: 0, column: 0 }) : null;
  const rows = grid.groups.flatMap((group) => group.rows);
  const rowIndex = new Map(rows.map((row, index) => [row.id, index]));

  function onKeyDown(event: KeyboardEvent) {
    const from = placeOf(event.target);
    if (from === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = nextPlace(event.key, from, { rows: rows.length, columns: grid.columns.length });
    if (next === null) return;
    event.preventDefault();
    setPlace(next);
    cellAt(table.current, next)?.focus();
  }

  function light(event: SyntheticEvent) {
    setLit(placeOf(event.target)?.column ?? null);
  }

  return (
    <div
      className={`mt-4 max-[899px]:hidden print:block ${grid.columns.length > FRAMELESS_COLUMNS ? 'grid-frame' : ''}`}
    >
      <table
        ref={table}
        className="grid-table w-full border-separate border-spacing-0 text-xs"
        onKeyDown={onKeyDown}
        onFocus={light}
        onPointerOver={light}
        onPointerLeave={() => setLit(null)}
      >
        <caption className="sr-only">
          What is tested: base images by row, architectures and what is tested on them by column.
        </caption>
        <colgroup>
          <col className="grid-names" />
          {grid.columns.map(({ id }) => (
            <col key={id} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className="grid-corner">
              <span className="sr-only">Base image</span>
            </th>
            {grid.archs.map(({ arch, span }) => (
              <th key={arch} scope="colgroup" colSpan={span} className="grid-arch">
                {arch === 'any' ? 'no architecture' : arch}
              </th>
            ))}
          </tr>
          <tr>
            {grid.columns.map((column, index) => (
              <ColumnHead
                key={column.id}
                column={column}
                isFirst={column.arch !== grid.columns[index - 1]?.arch}
                isLit={index === lit}
              />
            ))}
          </tr>
        </thead>
        {grid.groups.map((group) => (
          <tbody key={group.family}>
            <tr>
              <th scope="rowgroup" colSpan={grid.columns.length + 1} className="grid-family">
                {group.name}
              </th>
            </tr>
            {group.rows.map((row) => (
              <GridRow
                key={row.id}
                row={row}
                index={rowIndex.get(row.id) ?? 0}
                columns={grid.columns}
                place={stop}
                query={query}
                openCell={openCell}
                now={now}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function ColumnHead({
  column,
  isFirst,
  isLit,
}: {
  readonly column: Column;
  readonly isFirst: boolean;
  readonly isLit: boolean;
}) {
  return (
    <th scope="col" className="grid-column" data-first={isFirst} data-lit={isLit}>
      {column.label === column.title ? (
        column.label
      ) : (
        <abbr title={column.title} className="no-underline">
          {column.label}
        </abbr>
      )}
    </th>
  );
}

type GridRowProps = {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly place: Place | null;
  readonly query: MatrixQuery;
  readonly openCell: OpenCell;
  readonly now: string;
};

function GridRow({ row, index, columns, place, query, openCell, now }: GridRowProps) {
  return (
    <tr className="grid-row">
      <th scope="row" className="grid-head">
        <span className="flex items-baseline gap-2">
          <span className="whitespace-nowrap">
            {row.name} <strong className="font-semibold">{row.release}</strong>
          </span>
          {row.baseImage === null ? null : (
            <span className="min-w-0 truncate font-mono text-soft" title={row.baseImage}>
              {row.baseImage}
            </span>
          )}
        </span>
      </th>
      {columns.map((column, at) => {
        const cell = row.cells[at];
        if (cell === undefined) return null;
        const isStop = place === null || (place.row === index && place.column === at);
        return (
          <td
            key={column.id}
            className="grid-cell"
            data-first={column.arch !== columns[at - 1]?.arch}
          >
            <CellView
              cell={cell}
              place={{ row: index, column: at }}
              isStop={isStop}
              query={query}
              openCell={openCell}
              title={`${row.name} ${row.release ?? ''}, ${column.arch}, ${column.title}`}
              now={now}
            />
          </td>
        );
      })}
    </tr>
  );
}

function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest('[data-row]') : null;
  if (!(cell instanceof HTMLElement)) return null;
  return { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}

function cellAt(table: HTMLTableElement | null, { row, column }: Place): HTMLElement | null {
  return table?.querySelector(`[data-row="${row}"][data-column="${column}"]`) ?? null;
}
