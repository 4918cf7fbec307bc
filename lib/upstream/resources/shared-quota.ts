import 'server-only';
import { z } from 'zod';

import { LONGEST_PAUSE_MS } from '@/lib/base/freshness/back-off';
import type { Quota } from '@/lib/base/quota';
import type { Store, StoredRecord } from '@/lib/upstream/store/model';

/** Key of the record in which replicas share the rate limit. It is not a resource. */
const QUOTA_KEY = 'quota';

const VERSION = 1;

/** Resets this close to each other are the same: replicas' clocks differ. */
const SAME_WINDOW_MS = 60_000;

const kept: z.ZodType<Quota> = z.object({
  limit: z.number().int().nonnegative(),
  remaining: z.number().int().nonnegative(),
  resetsAt: z.iso.datetime(),
});

/**
 * Merges this replica's rate limit with that of the others with the same account: the later window wins, and
 * within one window the lower figure. A window that ends later than the longest pause is ignored: it comes
 * from a wrong clock.
 */
export function sharedQuota(
  seen: Quota | null,
  store: Store,
  identity: string,
  now = new Date(),
): Quota | null {
  const record = store.get(QUOTA_KEY);
  const isOurs = record?.schemaVersion === VERSION && record.identity === identity;
  const own = credible(seen, now);
  const others = credible(isOurs ? (kept.safeParse(record.value).data ?? null) : null, now);
  if (own === null || others === null) return own ?? others;
  const [mine, theirs] = [Date.parse(own.resetsAt), Date.parse(others.resetsAt)];
  if (Math.abs(mine - theirs) >= SAME_WINDOW_MS) return mine > theirs ? own : others;
  return others.remaining < own.remaining ? others : own;
}

function credible(quota: Quota | null, now: Date): Quota | null {
  if (quota === null) return null;
  return Date.parse(quota.resetsAt) - now.getTime() > LONGEST_PAUSE_MS ? null : quota;
}

/** The records of resources, without the shared rate limit. */
export function recordsOfResources(store: Store): readonly StoredRecord[] {
  return store.list().filter(({ key }) => key !== QUOTA_KEY);
}

/** The record that shares the rate limit with the other replicas. */
export function quotaRecord(value: Quota, identity: string, now: Date): StoredRecord {
  const at = now.toISOString();
  return {
    key: QUOTA_KEY,
    schemaVersion: VERSION,
    identity,
    value,
    etag: null,
    fetchedAt: at,
    checkedAt: at,
    lastAttemptAt: at,
    failure: null,
    failingSince: null,
    failures: 0,
    nextAttemptAt: null,
  };
}
