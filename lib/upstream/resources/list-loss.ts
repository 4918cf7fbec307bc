import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import type { StoredRecord } from '@/lib/upstream/store/model';

/**
 * A doubted reading is confirmed only by one that begins this much later, since an outage gives the same
 * response twice.
 */
export const CONFIRM_AFTER_MS = 60 * 60 * 1000;

/**
 * Whether so many are gone that a response is not accepted yet: more than one, and more than a fifth.
 * Maintainers remove single releases; complete lists vanish when upstream fails.
 */
export function isTooMuchToLose(lost: number, total: number): boolean {
  return lost > 1 && lost * 5 > total;
}

/** What a list lacks of what it had before. */
export type Loss = Omit<Extract<UpstreamFailure, { readonly kind: 'incomplete' }>, 'kind' | 'host'>;

/**
 * What a new list lacks of the one before, where it is too much to be accepted immediately: all of it, or more
 * than one entry and more than a fifth. `what` names the list for readers; entries are compared by their names.
 */
export function findLoss(
  what: string,
  before: readonly (string | number)[],
  after: readonly (string | number)[],
): Loss | null {
  const listed = new Set(after);
  const missing = before.filter((entry) => !listed.has(entry)).length;
  const isEmptied = missing > 0 && after.length === 0;
  if (!isEmptied && !isTooMuchToLose(missing, before.length)) return null;
  return { what, missing, of: before.length };
}

/** Whether a loss has lasted long enough to be accepted: an outage gives the same response twice. */
export function isLossConfirmed(record: StoredRecord | null, now: Date): boolean {
  if (record?.failure?.kind !== 'incomplete' || record.failingSince === null) return false;
  return now.getTime() - Date.parse(record.failingSince) >= CONFIRM_AFTER_MS;
}
