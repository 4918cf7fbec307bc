import { describe, expect, it } from 'vitest';

import { nextPlace } from './grid-keys.client';

const SIZE = { rows: 30, columns: 9 };

describe('nextPlace', () => {
  it.each([
    ['ArrowUp', { row: 4, column: 3 }],
    ['ArrowDown', { row: 6, column: 3 }],
    ['ArrowLeft', { row: 5, column: 2 }],
    ['ArrowRight', { row: 5, column: 4 }],
    ['Home', { row: 5, column: 0 }],
    ['End', { row: 5, column: 8 }],
    ['PageUp', { row: 0, column: 3 }],
    ['PageDown', { row: 15, column: 3 }],
  ])('%s leads to %o', (key, place) => {
    expect(nextPlace(key, { row: 5, column: 3 }, SIZE)).toEqual(place);
  });

  it('stays at the edges and ignores other keys', () => {
    expect(nextPlace('ArrowUp', { row: 0, column: 0 }, SIZE)).toEqual({ row: 0, column: 0 });
    expect(nextPlace('ArrowDown', { row: 29, column: 0 }, SIZE)).toEqual({ row: 29, column: 0 });
    expect(nextPlace('a', { row: 0, column: 0 }, SIZE)).toBeNull();
  });
});
