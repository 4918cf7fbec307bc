import 'server-only';
import type { StoredRecord } from './model';

/** Clocks of replicas that differ by less are taken for equal. */
const SAME_CLOCK_MS = 1000;

/** Whether one record is newer than another, by their last attempts. */
export function isNewer(one: StoredRecord, other: StoredRecord | null): boolean {
  return other === null || lastTimeOf(one) > lastTimeOf(other);
}

/** How far a record lies in the future: it comes from a replica whose clock is ahead; 0 where it does not. */
export function aheadMs(record: StoredRecord, now: Date): number {
  const ms = Date.parse(lastTimeOf(record)) - now.getTime();
  return ms > SAME_CLOCK_MS ? ms : 0;
}

/** A record from a replica whose clock is ahead, with its times by our clock, so that it is due as soon as any. */
export function shiftedBy(ms: number, record: StoredRecord): StoredRecord {
  const shift = (at: string | null) =>
    at === null ? null : new Date(Date.parse(at) - ms).toISOString();
  return {
    ...record,
    fetchedAt: shift(record.fetchedAt),
    checkedAt: shift(record.checkedAt),
    lastAttemptAt: shift(record.lastAttemptAt),
    failingSince: shift(record.failingSince),
    nextAttemptAt: shift(record.nextAttemptAt),
  };
}

function lastTimeOf({ lastAttemptAt, checkedAt }: StoredRecord): string {
  return lastAttemptAt ?? checkedAt ?? '';
}
