import 'server-only';
import { z } from 'zod';

import type { Quota } from '@/lib/base/quota';
import type { Store, StoredRecord } from '@/lib/upstream/store/model';

/** The record in which replicas tell each other what is left of the allowance. It is no resource. */
const QUOTA_KEY = 'quota';

const VERSION = 1;

const kept: z.ZodType<Quota> = z.object({
  limit: z.number().int().nonnegative(),
  remaining: z.number().int().nonnegative(),
  resetsAt: z.iso.datetime(),
});

/**
 * What is left of the allowance by what this replica was told and what others were that ask as the same: of
 * the later hour, and of one hour the least.
 */
export function sharedQuota(own: Quota | null, store: Store, askedOf: string): Quota | null {
  const record = store.get(QUOTA_KEY);
  const isOurs = record?.version === VERSION && record.askedOf === askedOf;
  const others = isOurs ? (kept.safeParse(record.value).data ?? null) : null;
  if (own === null || others === null) return own ?? others;
  const [mine, theirs] = [Date.parse(own.resetsAt), Date.parse(others.resetsAt)];
  if (mine !== theirs) return mine > theirs ? own : others;
  return others.remaining < own.remaining ? others : own;
}

/** The records of resources, without what replicas tell each other. */
export function recordsOfResources(store: Store): readonly StoredRecord[] {
  return store.list().filter(({ key }) => key !== QUOTA_KEY);
}

/** The record that tells the others. */
export function quotaRecord(value: Quota, askedOf: string, now: Date): StoredRecord {
  const at = now.toISOString();
  return {
    key: QUOTA_KEY,
    version: VERSION,
    askedOf,
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
