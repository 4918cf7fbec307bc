import { describe, expect, it } from 'vitest';

import { isOldResult } from './result-age';

describe('isOldResult', () => {
  it.each([
    { rule: 'a result of today is not old', completedAt: '2026-11-23T09:00:00Z', isOld: false },
    { rule: 'one of 29 days is not old', completedAt: '2026-10-25T09:00:00Z', isOld: false },
    { rule: 'one of 30 days is old', completedAt: '2026-10-24T09:00:00Z', isOld: true },
    { rule: 'one that has not ended is not old', completedAt: null, isOld: false },
  ])('$rule', ({ completedAt, isOld }) => {
    expect(isOldResult(completedAt, '2026-11-23T10:00:00Z')).toBe(isOld);
  });
});
