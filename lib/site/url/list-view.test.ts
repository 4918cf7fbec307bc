import { describe, expect, it } from 'vitest';

import { readListView, withListView } from './list-view';

const read = (query: string) => readListView(new URLSearchParams(query));

describe('readListView', () => {
  it.each([
    ['', 'time', 'published', true],
    ['sort=files', 'time', 'files', false],
    ['sort=-version', 'time', 'version', true],
    ['sort=--version', 'time', 'published', true],
    ['sort=nope&view=nope', 'time', 'published', true],
    ['view=line', 'line', 'published', true],
  ])('reads %j', (query, view, key, isDescending) => {
    expect(read(query)).toEqual({ view, order: { key, isDescending }, components: null });
  });

  it.each([
    '',
    'sort=files',
    'sort=-version',
    'sort=published',
    'view=line',
    'componentSort=-published',
  ])('is written as it was read: %j', (query) => {
    expect(withListView(new URLSearchParams(), read(query)).toString()).toBe(query);
  });
});
