import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import type { StoredRecord } from '@/lib/upstream/store/model';

import { CONFIRM_AFTER_MS, isTooMuchToLose } from './release-losses';

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
