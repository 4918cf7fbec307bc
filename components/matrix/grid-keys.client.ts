'use client';

/** A place in the grid, counted from 0. */
export type Place = { readonly row: number; readonly column: number };

const PAGE = 10;

/** Where a key leads from a place; null when the key does not move. At an edge the place stays. */
export function nextPlace(
  key: string,
  from: Place,
  size: { readonly rows: number; readonly columns: number },
): Place | null {
  const to = moved(key, from, size);
  return to === null ? null : withinGrid(to, size);
}

/** The nearest place that a grid of this size has. */
export function withinGrid(
  { row, column }: Place,
  size: { readonly rows: number; readonly columns: number },
): Place {
  return {
    row: Math.max(0, Math.min(size.rows - 1, row)),
    column: Math.max(0, Math.min(size.columns - 1, column)),
  };
}

function moved(
  key: string,
  { row, column }: Place,
  { columns }: { readonly columns: number },
): Place | null {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: columns - 1 };
    case 'PageUp':
      return { row: row - PAGE, column };
    case 'PageDown':
      return { row: row + PAGE, column };
    default:
      return null;
  }
}
