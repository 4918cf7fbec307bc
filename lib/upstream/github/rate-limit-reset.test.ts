import { describe, expect, it } from 'vitest';

import { parseReset } from './rate-limit-reset';

const NOW = new Date('2026-11-23T10:00:00Z');
const seconds = (iso: string) => String(Date.parse(iso) / 1000);

describe('parseReset', () => {
  it.each([
    {
      rule: 'a reset within the hour is taken as it is',
      reset: seconds('2026-11-23T10:30:00Z'),
      resetsAt: '2026-11-23T10:30:00.000Z',
    },
    {
      rule: 'a reset in 40 days counts as one in two hours',
      reset: seconds('2027-01-02T10:00:00Z'),
      resetsAt: '2026-11-23T12:00:00.000Z',
    },
    {
      rule: 'a reset in the year 2100 counts as one in two hours',
      reset: '4102444800',
      resetsAt: '2026-11-23T12:00:00.000Z',
    },
    {
      rule: 'a reset in milliseconds counts as one in two hours',
      reset: String(Date.parse('2026-11-23T10:30:00Z')),
      resetsAt: '2026-11-23T12:00:00.000Z',
    },
    {
      rule: 'a reset is counted from the date of its response where the clock here is years behind',
      date: 'Thu, 23 Nov 2028 10:00:00 GMT',
      reset: seconds('2028-11-23T10:20:00Z'),
      resetsAt: '2026-11-23T10:20:00.000Z',
    },
    {
      rule: 'a reset is counted from the date of its response where the clock here is a day ahead',
      date: 'Sun, 22 Nov 2026 10:00:00 GMT',
      reset: seconds('2026-11-22T10:20:00Z'),
      resetsAt: '2026-11-23T10:20:00.000Z',
    },
    {
      rule: 'a date of a minute ago changes nothing, so that the reset is the same in each response',
      date: 'Mon, 23 Nov 2026 09:59:00 GMT',
      reset: seconds('2026-11-23T10:30:00Z'),
      resetsAt: '2026-11-23T10:30:00.000Z',
    },
    { rule: 'a negative reset is none', reset: '-1', resetsAt: null },
    { rule: 'a reset of 0 is none', reset: '0', resetsAt: null },
    { rule: 'a reset beyond all dates is none', reset: '9'.repeat(20), resetsAt: null },
    { rule: 'a word is none', reset: 'soon', resetsAt: null },
    { rule: 'a missing header is none', resetsAt: null },
  ])('$rule', ({ reset, date, resetsAt }) => {
    expect(parseReset({ 'x-ratelimit-reset': reset, date }, NOW)).toBe(resetsAt);
  });
});
