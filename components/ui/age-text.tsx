import { formatAge, formatMinute } from '@/lib/base/format/dates';

/** A moment long past as “3 months ago”, which stays true while the page is open; the exact time is its title. */
export function AgeText({ at, now }: { readonly at: string; readonly now: string }) {
  if (at === '') return null;
  return (
    <time dateTime={at} title={formatMinute(at)}>
      {formatAge(at, now)}
    </time>
  );
}
