'use client';

import { useEffect, useState, type RefObject } from 'react';

import type { Column, ColumnHead, Grid } from '@/lib/matrix/grid/grid';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { ChoiceLink } from './choice-link.client';
import type { Step } from './use-matrix-query.client';

type GridHeadProps = {
  readonly grid: Grid;
  /** What is said of each row, in the order of the rows. */
  readonly sentences: readonly string[];
  readonly table: RefObject<HTMLTableElement | null>;
  readonly query: MatrixQuery;
  readonly onStep: (step: Step) => void;
};

/** The heads of the grid: architectures, what the columns below are about, and the columns. */
export function GridHead({ grid, sentences, table, query, onStep }: GridHeadProps) {
  const lit = useLit(table);
  const index = new Map(grid.columns.map(({ id }, at) => [id, at]));
  const isLit = ({ id }: Column) => lit !== null && index.get(id) === lit.column;
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={3} className="grid-corner">
          <span className="sr-only">Base image</span>
          {/* The same is read out with the count at the end of each row. */}
          <span aria-hidden="true">{lit === null ? null : sentences[lit.row]}</span>
        </th>
        {grid.archs.map(({ arch, span }) => (
          <th key={arch} scope="colgroup" colSpan={span} className="grid-arch" data-first="true">
            {arch === 'any' ? (
              'no architecture'
            ) : (
              <ChoiceLink facet="arch" value={arch} query={query} onStep={onStep} isSkipped>
                {arch}
              </ChoiceLink>
            )}
          </th>
        ))}
        <th scope="col" rowSpan={3} className="grid-tally grid-tally-head">
          Tested
        </th>
      </tr>
      <tr>
        {grid.heads.map((head, at) => (
          <GroupHead
            key={`${head.arch} ${head.group}`}
            head={head}
            isFirst={head.arch !== grid.heads[at - 1]?.arch}
            isLit={head.columns.some(isLit)}
          />
        ))}
      </tr>
      <tr>
        {grid.heads
          .filter((head) => !isOneHead(head))
          .flatMap(({ columns }) => columns)
          .map((column) => (
            <th
              key={column.id}
              scope="col"
              className="grid-column"
              data-first={column.arch !== grid.columns[(index.get(column.id) ?? 0) - 1]?.arch}
              data-lit={isLit(column)}
            >
              {column.label}
            </th>
          ))}
      </tr>
    </thead>
  );
}

/** Whether the group says everything that its only column would say again. */
function isOneHead({ group, columns }: ColumnHead): boolean {
  return columns.length === 1 && columns[0]?.label === group;
}

function GroupHead({
  head,
  isFirst,
  isLit,
}: {
  readonly head: ColumnHead;
  readonly isFirst: boolean;
  readonly isLit: boolean;
}) {
  const isOne = isOneHead(head);
  return (
    <th
      scope={isOne ? 'col' : 'colgroup'}
      rowSpan={isOne ? 2 : 1}
      colSpan={head.columns.length}
      className={isOne ? 'grid-group grid-group-one' : 'grid-group'}
      data-first={isFirst}
      data-lit={isOne && isLit}
    >
      {head.group}
    </th>
  );
}

type Lit = { readonly row: number; readonly column: number | null };

/** The row and the column under the pointer or the focus. Kept here, so that rows are not drawn again for it. */
function useLit(table: RefObject<HTMLTableElement | null>): Lit | null {
  const [lit, setLit] = useState<Lit | null>(null);
  useEffect(() => {
    const element = table.current;
    const light = ({ target }: Event) => setLit((before) => sameOr(before, litBy(target)));
    const darken = () => setLit(null);
    element?.addEventListener('pointerover', light);
    element?.addEventListener('focusin', light);
    element?.addEventListener('pointerleave', darken);
    return () => {
      element?.removeEventListener('pointerover', light);
      element?.removeEventListener('focusin', light);
      element?.removeEventListener('pointerleave', darken);
    };
  }, [table]);
  return lit;
}

function litBy(target: EventTarget | null): Lit | null {
  const row = target instanceof Element ? target.closest('[data-row-index]') : null;
  if (!(target instanceof Element) || !(row instanceof HTMLElement)) return null;
  const cell = target.closest('.grid-cell')?.querySelector('[data-column]');
  return {
    row: Number(row.dataset['rowIndex']),
    column: cell instanceof HTMLElement ? Number(cell.dataset['column']) : null,
  };
}

function sameOr(before: Lit | null, next: Lit | null): Lit | null {
  const isSame = before?.row === next?.row && before?.column === next?.column;
  return isSame ? before : next;
}
