import { describe, expect, it } from 'vitest';

import { formatCount } from './count';

describe('formatCount', () => {
  it('has the plural for every number but one', () => {
    expect([0, 1, 2].map((count) => formatCount(count, 'job'))).toEqual([
      '0 jobs',
      '1 job',
      '2 jobs',
    ]);
  });
});
