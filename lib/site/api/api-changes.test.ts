import { describe, expect, it } from 'vitest';

import { API_CHANGES } from './api-changes';
import { API_OPERATIONS } from './operations';

describe('API_CHANGES', () => {
  it('names every path of the API, and no other', () => {
    const named = new Set(API_CHANGES.flatMap(({ paths }) => paths));
    expect([...named].toSorted()).toEqual(API_OPERATIONS.map(({ path }) => path).toSorted());
  });

  it('has valid days, newest first', () => {
    const days = API_CHANGES.map(({ day }) => day);
    expect(days).toEqual(days.toSorted().toReversed());
    for (const day of days) expect(new Date(day).toISOString()).toBe(`${day}T00:00:00.000Z`);
  });
});
