import { describe, expect, it } from 'vitest';

import { isTooDense } from './is-too-dense';

const MANY = 1_000_001;

describe('isTooDense', () => {
  it.each([
    ['empty objects', `[${'{},'.repeat(MANY)}{}]`],
    ['lists in lists', '['.repeat(MANY)],
    ['numbers after a text that ends with an escaped backslash', `["\\\\",${'1,'.repeat(MANY)}1]`],
  ])('counts %s', (_, json) => {
    expect(isTooDense(json)).toBe(true);
  });

  it.each([
    ['brackets and braces', '[{'.repeat(MANY)],
    ['commas after escaped quotes', '",'.repeat(MANY)],
    ['backslashes', '\\,'.repeat(MANY)],
  ])('does not count %s within a text', (_, text) => {
    expect(isTooDense(JSON.stringify([{ body: text }]))).toBe(false);
  });

  it('ends with a text that never does', () => {
    expect(isTooDense(`["${'['.repeat(MANY)}`)).toBe(false);
    expect(isTooDense(`["${'['.repeat(MANY)}\\`)).toBe(false);
  });
});
