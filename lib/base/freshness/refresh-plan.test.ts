import { describe, expect, it } from 'vitest';

import { mayAskForVisitor, refreshPlan, requestsPerHour } from './refresh-plan';

const anonymous = refreshPlan({ hasToken: false });
const withToken = refreshPlan({ hasToken: true });
const FOLLOWED = { sources: 2, repositories: 6, components: 5 };
/** Requests an hour that GitHub allows an IP address without a token. */
const ANONYMOUS_QUOTA = 60;

/** Of these, the requests that are left for refs which visitors choose. */
const VISITOR_RESERVE = 12;

const BUDGET = ANONYMOUS_QUOTA - VISITOR_RESERVE;

describe('the refresh plan without a token', () => {
  it('asks for two quiet sources and five components 26 times an hour', () => {
    expect(requestsPerHour(anonymous, { ...FOLLOWED, running: [], changes: 0 })).toBe(26);
  });

  it.each([
    { running: [], changes: 2 },
    { running: [60], changes: 2 },
    { running: [60, 57], changes: 2 },
    { running: [60, 250], changes: 2 },
  ])('leaves the visitors’ reserve untouched with $running jobs in progress', (load) => {
    expect(requestsPerHour(anonymous, { ...FOLLOWED, ...load })).toBeLessThanOrEqual(BUDGET);
  });

  it('follows a run less often the more pages its jobs fill', () => {
    expect(anonymous.followMs(60) / 60_000).toBe(10);
    expect(anonymous.followMs(150) / 60_000).toBe(15);
    expect(anonymous.followMs(0) / 60_000).toBeGreaterThanOrEqual(5);
  });
});

describe('the refresh plan with a token', () => {
  it('follows a run every 30 seconds and stays far below 5000 requests', () => {
    expect(withToken.followMs(250)).toBe(30_000);
    const load = { ...FOLLOWED, components: 11, running: [250, 250], changes: 10 };
    expect(requestsPerHour(withToken, load)).toBeLessThan(1500);
  });
});

describe('mayAskForVisitor', () => {
  const now = new Date('2026-11-23T10:00:00Z');
  const asks = (remaining: number, resetsAt: string, pending = 0) =>
    mayAskForVisitor({ quota: { remaining, resetsAt }, neededPerHour: 14, pending, now });

  it('allows everything as long as nothing is known', () => {
    expect(mayAskForVisitor({ quota: null, neededPerHour: 44, pending: 9, now })).toBe(true);
  });

  it('keeps what the built-in sources need for the rest of the hour', () => {
    expect(asks(18, '2026-11-23T11:00:00Z')).toBe(true);
    expect(asks(17, '2026-11-23T11:00:00Z')).toBe(false);
    expect(asks(11, '2026-11-23T10:30:00Z')).toBe(true);
    expect(asks(10, '2026-11-23T10:30:00Z')).toBe(false);
  });

  it('counts what is being asked for as spent', () => {
    expect(asks(22, '2026-11-23T11:00:00Z', 1)).toBe(true);
    expect(asks(21, '2026-11-23T11:00:00Z', 1)).toBe(false);
  });

  it('knows nothing any more once the allowance was renewed', () => {
    expect(asks(0, '2026-11-23T09:59:00Z')).toBe(true);
  });
});
