import { describe, expect, it } from 'vitest';

import { formatOrder, readOrder } from './list-order';

const KEYS = ['file', 'size', 'published'] as const;

describe('the order of a list', () => {
  it.each(['size', '-published', 'file'])('comes back from its own URL: %s', (sort) => {
    const order = readOrder(new URLSearchParams({ sort }), KEYS);
    expect(order === null ? null : formatOrder(order)).toBe(sort);
  });

  it.each(['', '-', 'digest', '--size'])('is that of the list for what is no key: “%s”', (sort) => {
    expect(readOrder(new URLSearchParams({ sort }), KEYS)).toBeNull();
  });
});
