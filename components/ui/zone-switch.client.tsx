'use client';

import { useState } from 'react';

import { formatDay, formatMinute } from '@/lib/base/format/dates';

/** Says that the dates of a page are in UTC, and shows them in local time and back. */
export function ZoneSwitch() {
  const [isLocal, setIsLocal] = useState(false);
  function change() {
    for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-zoned]')) {
      time.textContent = isLocal ? utc(time) : local(time);
    }
    setIsLocal(!isLocal);
  }
  return (
    <span className="no-print inline-flex items-baseline gap-2 text-xs text-soft">
      {isLocal ? `Dates are in local time (${zone()}).` : 'Dates are in UTC.'}
      <button type="button" className="link scripted" onClick={change}>
        {isLocal ? 'Show UTC' : 'Show local time'}
      </button>
    </span>
  );
}

function utc({ dateTime, dataset }: HTMLTimeElement): string {
  return dataset['zoned'] === 'minute' ? formatMinute(dateTime) : formatDay(dateTime);
}

function local({ dateTime, dataset }: HTMLTimeElement): string {
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const minute = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  const format = dataset['zoned'] === 'minute' ? { ...day, ...minute } : day;
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(dateTime));
}

function zone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
