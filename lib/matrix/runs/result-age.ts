import { daysBetween } from '@/lib/base/format/dates';

/** Days after which a result says what was tested then, and no longer what is tested now. */
export const OLD_DAYS = 30;

/** Whether a result is too old to be shown like one of today; the times are ISO 8601 text. */
export function isOldResult(completedAt: string | null, now: string): boolean {
  return completedAt !== null && daysBetween(completedAt, now) >= OLD_DAYS;
}
