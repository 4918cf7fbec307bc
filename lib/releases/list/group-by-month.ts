import type { FoundRelease } from './select-releases';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Releases of one month in UTC, in the order in which they came. */
export type MonthGroup = {
  /** `2026-11`; empty without a date. */
  readonly month: string;
  readonly title: string;
  readonly releases: readonly FoundRelease[];
};

/** Groups releases by the month of their publication; the current one is called “This month”. */
export function groupByMonth(found: readonly FoundRelease[], now: string): readonly MonthGroup[] {
  const months = [...new Set(found.map(monthOf))];
  return months.map((month) => ({
    month,
    title: titleOf(month, now.slice(0, 7)),
    releases: found.filter((each) => monthOf(each) === month),
  }));
}

function monthOf({ entry }: FoundRelease): string {
  return entry.release.publishedAt.slice(0, 7);
}

function titleOf(month: string, current: string): string {
  if (month === '') return 'No date';
  const words = `${MONTHS[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;
  return month === current ? `This month, ${words}` : words;
}
