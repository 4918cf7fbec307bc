import { describe, expect, it } from 'vitest';

import {
  IMMUTABLE_MS,
  isUnneeded,
  mayFetchForVisitor,
  mayFillHistory,
  refreshPlan,
  requestsPerHour,
  UNCHANGING_MS,
} from './refresh-plan';

const anonymous = refreshPlan({ hasToken: false });
const withToken = refreshPlan({ hasToken: true });
const FOLLOWED = { sources: 2, repositories: 6, components: 5 };
/** GitHub's rate limit per hour and IP address without a token. */
const ANONYMOUS_RATE_LIMIT = 60;

/** The part of it that is left for refs which visitors choose. */
const VISITOR_RESERVE = 12;

const BUDGET = ANONYMOUS_RATE_LIMIT - VISITOR_RESERVE;

describe('the refresh plan without a token', () => {
  it('takes 26 requests an hour for two idle sources and five components', () => {
    expect(requestsPerHour(anonymous, { ...FOLLOWED, running: [], changes: 0 })).toBe(26);
  });

  it.each([
    { running: [], changes: 2 },
    { running: [60], changes: 2 },
    { running: [60, 57], changes: 2 },
    { running: [60, 250], changes: 2 },
  ])('leaves the visitors’ reserve with $running jobs in progress', (load) => {
    expect(requestsPerHour(anonymous, { ...FOLLOWED, ...load })).toBeLessThanOrEqual(BUDGET);
  });

  it('polls a run less often the more pages its jobs fill', () => {
    expect(anonymous.followMs(60) / 60_000).toBe(10);
    expect(anonymous.followMs(150) / 60_000).toBe(15);
    expect(anonymous.followMs(0) / 60_000).toBeGreaterThanOrEqual(5);
  });
});

describe('the refresh plan with a token', () => {
  it('polls a run every 30 seconds and stays far below 5000 requests', () => {
    expect(withToken.followMs(250)).toBe(30_000);
    const load = { ...FOLLOWED, components: 11, running: [250, 250], changes: 10 };
    expect(requestsPerHour(withToken, load)).toBeLessThan(1500);
  });
});

describe('mayFetchForVisitor', () => {
  const now = new Date('2026-11-23T10:00:00Z');
  const mayFetch = (remaining: number, resetsAt: string, pending = 0) =>
    mayFetchForVisitor({ quota: { remaining, resetsAt }, neededPerHour: 14, pending, now });

  it('allows everything before the first response', () => {
    expect(mayFetchForVisitor({ quota: null, neededPerHour: 44, pending: 9, now })).toBe(true);
  });

  it('reserves what the built-in sources need for the rest of the hour', () => {
    expect(mayFetch(18, '2026-11-23T11:00:00Z')).toBe(true);
    expect(mayFetch(17, '2026-11-23T11:00:00Z')).toBe(false);
    expect(mayFetch(11, '2026-11-23T10:30:00Z')).toBe(true);
    expect(mayFetch(10, '2026-11-23T10:30:00Z')).toBe(false);
  });

  it('counts pending refs as spent', () => {
    expect(mayFetch(22, '2026-11-23T11:00:00Z', 1)).toBe(true);
    expect(mayFetch(21, '2026-11-23T11:00:00Z', 1)).toBe(false);
  });

  it('allows everything after the rate limit was reset', () => {
    expect(mayFetch(0, '2026-11-23T09:59:00Z')).toBe(true);
  });
});

describe('mayFillHistory', () => {
  const now = new Date('2026-11-23T10:00:00Z');
  const needed = requestsPerHour(anonymous, { ...FOLLOWED, running: [], changes: 2 });
  const mayFill = (remaining: number) =>
    mayFillHistory({
      quota: { remaining, resetsAt: '2026-11-23T11:00:00Z' },
      neededPerHour: needed,
      now,
    });

  it('waits for the first response', () => {
    expect(mayFillHistory({ quota: null, neededPerHour: 0, now })).toBe(false);
  });

  it('leaves the built-in sources and the visitors’ reserve their requests', () => {
    expect(needed).toBe(30);
    expect(mayFill(needed + VISITOR_RESERVE + 1)).toBe(true);
    expect(mayFill(needed + VISITOR_RESERVE)).toBe(false);
    expect(mayFill(ANONYMOUS_RATE_LIMIT)).toBe(true);
  });
});

describe('isUnneeded', () => {
  const now = '2026-09-20T12:00:00.000Z';

  it.each([
    ['content with a digest', IMMUTABLE_MS, true],
    ['a file at a commit', UNCHANGING_MS, false],
    ['what is late', -1, false],
  ])('is decided for the next attempt of %s', (_, ahead, expected) => {
    const next = new Date(Date.parse(now) + ahead).toISOString();
    expect(isUnneeded(next, now)).toBe(expected);
  });
});
