import { describe, expect, it } from 'vitest';

import { groupBy } from './group-by';

describe('groupBy', () => {
  it('keeps the order in which keys and items first occur', () => {
    const groups = groupBy(['b1', 'a1', 'b2', 'a2'], (text) => text.charAt(0));
    expect([...groups]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1', 'a2']],
    ]);
  });

  it('has no groups without items', () => {
    expect(groupBy([], String).size).toBe(0);
  });
});
