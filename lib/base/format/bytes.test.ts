import { describe, expect, it } from 'vitest';

import { formatBytes } from './bytes';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1_440_000, '1.4 MB'],
    [999_600, '1.0 MB'],
    [23_400_000_000, '23 GB'],
  ])('writes %d as %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });
});
