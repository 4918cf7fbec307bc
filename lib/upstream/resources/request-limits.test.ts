import { describe, expect, it } from 'vitest';

import type { Quota } from '@/lib/base/quota';

import { RequestLimits } from './request-limits';
import { quotaRecord } from './shared-quota';
import { handClock, memoryStore } from './upstream.fixture';

const HOUR_MINUTES = 60;
const US = 'https://api.github.com';

function limitsWith(quota: Quota | null, store = memoryStore()) {
  const clock = handClock(new Date('2026-11-23T10:00:00Z'));
  const client = { identity: US, quota: () => quota };
  const limits = new RequestLimits({ store, client, now: clock.now, neededPerHour: () => 0 });
  return { clock, limits };
}

const usedUp = (resetsAt: string): Quota => ({ limit: 60, remaining: 0, resetsAt });

describe('RequestLimits', () => {
  it('applies until the rate limit resets', () => {
    const { clock, limits } = limitsWith(usedUp('2026-11-23T10:30:00.000Z'));
    expect(limits.refusal()?.until.toISOString()).toBe('2026-11-23T10:30:00.000Z');
    clock.advance(31);
    expect(limits.refusal()).toBeNull();
  });

  it('ignores a rate limit that ends in 40 days, also one that another replica shares', async () => {
    const far = usedUp('2027-01-02T10:00:00.000Z');
    const store = memoryStore();
    await store.set(quotaRecord(far, US, new Date('2026-11-23T10:00:00Z')));
    expect(limitsWith(far).limits.refusal()).toBeNull();
    expect(limitsWith(null, store).limits.refusal()).toBeNull();
  });

  it('pauses for two hours at most, whatever a failure requires', () => {
    const { clock, limits } = limitsWith(null);
    limits.pauseFor({ kind: 'secondary-limit', retryAfterSeconds: 40 * 24 * 3600 });
    expect(limits.refusal()?.until.toISOString()).toBe('2026-11-23T12:00:00.000Z');
    clock.advance(2 * HOUR_MINUTES);
    expect(limits.refusal()).toBeNull();
  });

  it('ends a pause when the clock is set back by days, and takes a new one', () => {
    const { clock, limits } = limitsWith(null);
    limits.pauseFor({ kind: 'secondary-limit', retryAfterSeconds: 600 });
    clock.advance(-48 * HOUR_MINUTES);
    expect(limits.refusal()).toBeNull();
    limits.pauseFor({ kind: 'secondary-limit', retryAfterSeconds: 600 });
    expect(limits.refusal()?.until.toISOString()).toBe('2026-11-21T10:10:00.000Z');
  });
});
