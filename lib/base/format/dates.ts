const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Formats ISO 8601 text as a day in UTC: `19 Aug 2026`. Empty text becomes `no date`; other text that is
 * not a date is returned unchanged.
 */
export function formatDay(iso: string): string {
  if (iso === '') return 'no date';
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

/** Formats ISO 8601 text as a minute in UTC: `19 Aug 2026, 14:05 UTC`. Other text is returned unchanged. */
export function formatMinute(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${formatDay(iso)}, ${date.toISOString().slice(11, 16)} UTC`;
}

const UNITS = [
  { limit: 60, seconds: 1, word: 's' },
  { limit: 3600, seconds: 60, word: ' min' },
  { limit: 86_400 * 2, seconds: 3600, word: ' h' },
  { limit: Number.POSITIVE_INFINITY, seconds: 86_400, word: ' days' },
] as const;

/**
 * Formats the time between two moments for readers: `now`, `3 min ago`, `26 h ago`, `96 days ago`,
 * `in 4 min`. Both are ISO 8601 text; the result is empty when either is not a date.
 */
export function formatAge(iso: string, now: string): string {
  const seconds = Math.round((Date.parse(now) - Date.parse(iso)) / 1000);
  if (Number.isNaN(seconds)) return '';
  const distance = Math.abs(seconds);
  if (distance < 45) return 'now';
  const unit = UNITS.find(({ limit }) => distance < limit) ?? UNITS[3];
  const words = `${Math.max(1, Math.floor(distance / unit.seconds))}${unit.word}`;
  return seconds < 0 ? `in ${words}` : `${words} ago`;
}

/** Counts the whole days from `iso` to `now`; negative when `iso` is in the future. */
export function daysBetween(iso: string, now: string): number {
  return Math.floor((Date.parse(now) - Date.parse(iso)) / 86_400_000);
}
