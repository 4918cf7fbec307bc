import { formatCount } from './count';

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

const DAY_SECONDS = 86_400;
/** Days of a month and of a year on average, as the Gregorian calendar has them. */
const MONTH_DAYS = 30.436_875;
const YEAR_DAYS = 365.2425;

/**
 * Formats the time between two moments for readers: `now`, `3 min ago`, `26 h ago`, `60 days ago`, `3 months ago`,
 * `2 years ago`, `in 4 min`. Both are ISO 8601 text; the result is empty when either is not a date.
 */
export function formatAge(iso: string, now: string): string {
  const seconds = Math.round((Date.parse(now) - Date.parse(iso)) / 1000);
  if (Number.isNaN(seconds)) return '';
  const distance = Math.abs(seconds);
  if (distance < 45) return 'now';
  const words = formatSpan(distance);
  return seconds < 0 ? `in ${words}` : `${words} ago`;
}

function formatSpan(seconds: number): string {
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 2 * DAY_SECONDS) return `${Math.floor(seconds / 3600)} h`;
  return formatDays(Math.floor(seconds / DAY_SECONDS));
}

/** Formats a number of days for readers: days up to 60, then whole months, and from two years on whole years. */
function formatDays(days: number): string {
  if (days <= 60) return formatCount(days, 'day');
  if (days < 2 * YEAR_DAYS) return formatCount(Math.floor(days / MONTH_DAYS), 'month');
  return formatCount(Math.floor(days / YEAR_DAYS), 'year');
}

/** Counts the whole days from `iso` to `now`; negative when `iso` is in the future. */
export function daysBetween(iso: string, now: string): number {
  return Math.floor((Date.parse(now) - Date.parse(iso)) / 86_400_000);
}
