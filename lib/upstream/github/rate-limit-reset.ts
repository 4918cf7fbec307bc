import 'server-only';
import { LONGEST_PAUSE_MS } from '@/lib/base/freshness/back-off';

/** Clocks that differ by less than this are taken for equal, so that a reset is the same moment in each response. */
const SAME_CLOCK_MS = 2 * 60_000;

/**
 * Reads when a rate limit resets from `x-ratelimit-reset`, ISO 8601; null where the header has no such moment.
 *
 * The moment is at most {@link LONGEST_PAUSE_MS} away: windows of GitHub last an hour, and one that ends later
 * comes from a wrong clock or a proxy. Where the clocks differ, the `date` of the same response counts.
 */
export function parseReset(headers: Readonly<Record<string, unknown>>, now: Date): string | null {
  const resetsAt = momentOf(headers['x-ratelimit-reset']);
  if (resetsAt === null) return null;
  const skewMs = now.getTime() - sentAt(headers['date'], now);
  const ours = resetsAt + (Math.abs(skewMs) < SAME_CLOCK_MS ? 0 : skewMs);
  return new Date(Math.min(ours, now.getTime() + LONGEST_PAUSE_MS)).toISOString();
}

function momentOf(header: unknown): number | null {
  if (typeof header !== 'string' || !/^\d+$/.test(header)) return null;
  const seconds = Number(header);
  return seconds === 0 || seconds > 8e12 ? null : seconds * 1000;
}

function sentAt(header: unknown, now: Date): number {
  const sent = typeof header === 'string' ? Date.parse(header) : NaN;
  return Number.isNaN(sent) ? now.getTime() : sent;
}
