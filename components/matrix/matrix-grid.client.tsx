'use client';

import { useRef, type KeyboardEvent } from 'react';

import type { Column, Grid, Row } from '@/lib/matrix/grid/grid';
import { columnCells, rowSentence, tallyCells } from '@/lib/matrix/grid/tally';
import type { EndedBases } from '@/lib/site/model/ended-bases';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { BaseEndOfLife } from './base-end-of-life.client';
import { CellView, type OpenCell } from './cell-view.client';
import { GridHead } from './grid-head.client';
import { nextPlace, type Place } from './grid-keys.client';
import type { Layer } from './published-mark.client';
import type { Step } from './use-matrix-query.client';
import { useTabStop } from './use-tab-stop.client';

type MatrixGridProps = {
  readonly grid: Grid;
  readonly query: MatrixQuery;
  readonly layer: Layer | null;
  readonly openCell: OpenCell;
  readonly onStep: (step: Step) => void;
  readonly now: string;
  readonly endedBases: EndedBases;
};

/** Columns beyond which the grid scrolls inside its own frame. */
const FRAMELESS_COLUMNS = 14;

/** The grid for a desk: a table whose cells the arrow keys walk, with one stop for the Tab key. */
export function MatrixGrid({
  grid,
  query,
  layer,
  openCell,
  onStep,
  now,
  endedBases,
}: MatrixGridProps) {
  const table = useRef<HTMLTableElement>(null);
  const rows = grid.groups.flatMap((group) => group.rows);
  const size = { rows: rows.length, columns: grid.columns.length };
  const stopAt = useTabStop(table, size);
  const rowIndex = new Map(rows.map((row, index) => [row.id, index]));

  function onKeyDown(event: KeyboardEvent) {
    const from = placeOf(event.target);
    if (from === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = nextPlace(event.key, from, size);
    if (next === null) return;
    event.preventDefault();
    stopAt(next);
    cellAt(table.current, next)?.focus();
  }

  return (
    <div
      className={`mt-3 max-[899px]:hidden print:block ${grid.columns.length > FRAMELESS_COLUMNS ? 'grid-frame' : ''}`}
    >
      <table
        ref={table}
        className="grid-table w-full border-separate border-spacing-0 text-xs"
        onKeyDown={onKeyDown}
        onFocus={({ target }) => {
          const place = placeOf(target);
          if (place !== null) stopAt(place);
        }}
      >
        <caption className="sr-only">
          What is tested: base images by row; by column the architecture, then boot, FIPS,
          Kubernetes and boards. The last column and the last row count what is tested.
        </caption>
        <colgroup>
          <col className="grid-names" />
          {grid.columns.map(({ id }) => (
            <col key={id} />
          ))}
          <col className="grid-tallies" />
        </colgroup>
        <GridHead
          grid={grid}
          sentences={rows.map(rowSentence)}
          table={table}
          query={query}
          onStep={onStep}
        />
        {grid.groups.map((group) => (
          <tbody key={group.family}>
            <tr>
              <th scope="rowgroup" colSpan={grid.columns.length + 2} className="grid-family">
                {group.name}
              </th>
            </tr>
            {group.rows.map((row) => (
              <GridRow
                key={row.id}
                row={row}
                index={rowIndex.get(row.id) ?? 0}
                columns={grid.columns}
                query={query}
                layer={layer}
                openCell={openCell}
                now={now}
                endedBases={endedBases}
              />
            ))}
          </tbody>
        ))}
        <Foot grid={grid} />
      </table>
    </div>
  );
}

type GridRowProps = {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly query: MatrixQuery;
  readonly layer: Layer | null;
  readonly openCell: OpenCell;
  readonly now: string;
  readonly endedBases: EndedBases;
};

function GridRow({ row, index, columns, query, layer, openCell, now, endedBases }: GridRowProps) {
  return (
    <tr className="grid-row" data-row-index={index}>
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
        <BaseEndOfLife ended={endedBases} baseImage={row.baseImage} />
      </th>
      {columns.map((column, at) => {
        const cell = row.cells[at];
        if (cell === undefined) return null;
        return (
          <td
            key={column.id}
            className="grid-cell"
            data-first={column.arch !== columns[at - 1]?.arch}
          >
            <CellView
              cell={cell}
              rowId={row.id}
              columnId={column.id}
              place={{ row: index, column: at }}
              query={query}
              layer={layer}
              openCell={openCell}
              title={`${row.name} ${row.release ?? ''}, ${column.arch}, ${column.title}`}
              now={now}
            />
          </td>
        );
      })}
      <TallyCell cells={row.cells} />
    </tr>
  );
}

function Foot({ grid }: { readonly grid: Grid }) {
  return (
    <tfoot>
      <tr>
        <th scope="row" className="grid-head grid-foot">
          Tested
        </th>
        {grid.columns.map(({ id }, at) => (
          <TallyCell key={id} cells={columnCells(grid, at)} />
        ))}
        <TallyCell cells={grid.groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))} />
      </tr>
    </tfoot>
  );
}

function TallyCell({ cells }: { readonly cells: Row['cells'] }) {
  const { tested, of, words } = tallyCells(cells);
  return (
    <td className="grid-tally" title={words}>
      <span aria-hidden="true">
        {tested}/{of}
      </span>
      <span className="sr-only">{words}</span>
    </td>
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
