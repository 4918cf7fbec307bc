import { formatDay, formatMinute } from '@/lib/base/format/dates';

type DayProps = {
  /** ISO 8601 text, a moment or a day; empty without a date. */
  readonly at: string;
  /** Whether the time is shown too, with its zone. */
  readonly hasTime?: boolean;
};

/** A date in UTC; its title has the time. `ZoneSwitch` changes what is marked with `data-zoned` to local time. */
export function Day({ at, hasTime = false }: DayProps) {
  if (at === '') return <span className="text-soft">no date</span>;
  // A day without a time, as a snapshot has it, is the same in every zone.
  if (at.length === 10) return <time dateTime={at}>{formatDay(at)}</time>;
  return (
    <time dateTime={at} title={formatMinute(at)} data-zoned={hasTime ? 'minute' : 'day'}>
      {hasTime ? formatMinute(at) : formatDay(at)}
    </time>
  );
}
