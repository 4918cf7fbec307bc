import { describe, expect, it } from 'vitest';

import { daysBetween, formatAge, formatDay, formatMinute } from './dates';

const NOW = '2026-11-23T12:00:00Z';

describe('formatAge', () => {
  it.each([
    ['2026-11-23T11:59:30Z', 'now'],
    ['2026-11-23T11:57:00Z', '3 min ago'],
    ['2026-11-22T11:00:00Z', '25 h ago'],
    ['2026-09-24T12:00:00Z', '60 days ago'],
    ['2026-09-23T12:00:00Z', '2 months ago'],
    ['2026-08-19T12:00:00Z', '3 months ago'],
    ['2024-11-25T12:00:00Z', '23 months ago'],
    ['2024-11-22T12:00:00Z', '2 years ago'],
    ['2022-09-28T12:00:00Z', '4 years ago'],
    ['2027-02-23T12:00:00Z', 'in 3 months'],
    ['2026-11-23T12:04:00Z', 'in 4 min'],
    ['nonsense', ''],
  ])('formats %s as %j', (iso, words) => {
    expect(formatAge(iso, NOW)).toBe(words);
  });
});

describe('formatDay and formatMinute', () => {
  it('write UTC in every time zone', () => {
    expect(formatDay('2026-08-19T23:30:00-04:00')).toBe('20 Aug 2026');
    expect(formatMinute('2026-08-19T23:30:00Z')).toBe('19 Aug 2026, 23:30 UTC');
  });

  it('return text unchanged that is not a date', () => {
    expect(formatDay('soon')).toBe('soon');
    expect(formatMinute('soon')).toBe('soon');
  });
});

describe('daysBetween', () => {
  it('counts whole days', () => {
    expect(daysBetween('2026-08-19T13:00:00Z', NOW)).toBe(95);
  });
});
