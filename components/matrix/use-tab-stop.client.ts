'use client';

import { useEffect, useRef, type RefObject } from 'react';

import { withinGrid, type Place } from './grid-keys.client';

/**
 * Leaves one cell of a table to the Tab key, and returns how to move there. Without a script the Tab key
 * reaches every cell, so this is written to the elements and not rendered: neither the first hydration nor a
 * step of the arrow keys renders the cells again.
 */
export function useTabStop(
  table: RefObject<HTMLTableElement | null>,
  size: { readonly rows: number; readonly columns: number },
): (place: Place) => void {
  const place = useRef<Place>({ row: 0, column: 0 });

  function settle() {
    const stop = withinGrid(place.current, size);
    for (const cell of table.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
      const { row, column } = cell.dataset;
      const wanted = Number(row) === stop.row && Number(column) === stop.column ? 0 : -1;
      if (cell.tabIndex !== wanted) cell.tabIndex = wanted;
    }
  }

  // After every render, since cells may have come or gone.
  useEffect(settle);

  return (next) => {
    place.current = next;
    settle();
  };
}
