import { describe, expect, it } from 'vitest';

import { PACKAGE_FILTER } from '@/lib/evidence/packages/package-filter';
import { packageOf } from '@/lib/evidence/packages/packages.fixture';

import { addSelection, readPageNumber, readRowsQuery } from './packages-query';

const { facets } = PACKAGE_FILTER;
const rows = [packageOf({ name: 'a', type: 'deb' }), packageOf({ name: 'b', type: 'golang' })];

describe('readRowsQuery', () => {
  it('is written back by addSelection, in addition to what was in the query', () => {
    const selection = readRowsQuery(new URLSearchParams('q=ssl&type=DEB&nonsense=1'), rows, facets);
    const written = addSelection(new URLSearchParams({ of: 'x' }), selection, facets);
    expect(written.toString()).toBe('of=x&type=deb&q=ssl');
  });
});

describe('readPageNumber', () => {
  it.each([
    ['page=3', 3],
    ['', 1],
    ['page=0', 1],
    ['page=-1', 1],
    ['page=1.5', 1],
    ['page=x', 1],
  ])('reads “%s” as page %i', (query, page) => {
    expect(readPageNumber(new URLSearchParams(query))).toBe(page);
  });
});
