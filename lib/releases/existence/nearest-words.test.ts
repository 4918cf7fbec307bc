import { describe, expect, it } from 'vitest';

import { nearestWords } from './nearest-words';

describe('nearestWords', () => {
  it.each([
    [[], ''],
    [['v4.2.0'], ' The nearest is v4.2.0.'],
    [['v4.3.0', 'v4.2.0'], ' The nearest are v4.3.0 and v4.2.0.'],
  ])('says of %j: %j', (nearest, words) => {
    expect(nearestWords(nearest)).toBe(words);
  });
});
