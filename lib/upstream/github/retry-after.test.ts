import { describe, expect, it } from 'vitest';

import { parseRetryAfter } from './retry-after';

const NOW = new Date('2026-11-23T10:00:00Z');

describe('parseRetryAfter', () => {
  it.each([
    { rule: 'a number is seconds', header: '60', seconds: 60 },
    { rule: 'no pause is a pause of 0 seconds', header: '0', seconds: 0 },
    { rule: 'outer blanks do not count', header: ' 60 ', seconds: 60 },
    {
      rule: 'a moment is counted from now',
      header: 'Mon, 23 Nov 2026 10:01:30 GMT',
      seconds: 90,
    },
    {
      rule: 'a moment is counted from the date of its response, where it has one',
      header: 'Mon, 23 Nov 2026 12:01:30 GMT',
      date: 'Mon, 23 Nov 2026 12:00:00 GMT',
      seconds: 90,
    },
    {
      rule: 'a date of another form does not count',
      header: 'Mon, 23 Nov 2026 10:01:30 GMT',
      date: 'today',
      seconds: 90,
    },
    {
      rule: 'a moment in the past is no pause',
      header: 'Mon, 23 Nov 2026 09:00:00 GMT',
      seconds: 0,
    },
    {
      rule: 'a moment that does not exist is none',
      header: 'Mon, 39 Nov 2026 10:00:00 GMT',
      seconds: null,
    },
    { rule: 'a moment without GMT is none', header: 'Mon, 23 Nov 2026 10:00:00', seconds: null },
    { rule: 'a pause of a year counts as one of two hours', header: '31536000', seconds: 7200 },
    {
      rule: 'a pause of more digits than any year has counts as one of two hours',
      header: '9'.repeat(400),
      seconds: 7200,
    },
    {
      rule: 'a moment in the year 2100 counts as one in two hours',
      header: 'Fri, 01 Jan 2100 00:00:00 GMT',
      seconds: 7200,
    },
    { rule: 'part of a second is none', header: '1.5', seconds: null },
    { rule: 'a negative number is none', header: '-1', seconds: null },
    { rule: 'a word is none', header: 'soon', seconds: null },
    { rule: 'a missing header is none', header: undefined, seconds: null },
  ])('$rule', ({ header, date, seconds }) => {
    expect(parseRetryAfter({ 'retry-after': header, date }, NOW)).toBe(seconds);
  });
});
