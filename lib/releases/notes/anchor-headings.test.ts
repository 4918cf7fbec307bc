import { describe, expect, it } from 'vitest';

import { headingSlug, takeId } from './anchor-headings';

describe('headingSlug', () => {
  it.each([
    ['What’s Changed?', 'whats-changed'],
    ['🚀 New  Features', 'new--features'],
    ['v4.2.0 (2026_08)', 'v420-2026_08'],
    ['Über Größe', 'über-größe'],
    ['🎉', 'section'],
    ['', 'section'],
  ])('makes the anchor of “%s”', (text, slug) => {
    expect(headingSlug(text)).toBe(slug);
  });
});

describe('takeId', () => {
  it('numbers an id that is taken', () => {
    const taken = new Set(['a']);
    expect([takeId('a', taken), takeId('a', taken), takeId('b', taken)]).toEqual([
      'a-1',
      'a-2',
      'b',
    ]);
  });
});
