'use client';

import { useEffect, useState } from 'react';

import { AgeText } from './age-text';

/** A moment as “3 min ago”, kept true while the page stays open; the exact time is its title. */
export function Age({ at, now }: { readonly at: string; readonly now: string }) {
  const [current, setCurrent] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setCurrent(new Date().toISOString()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return <AgeText at={at} now={current > now ? current : now} />;
}
