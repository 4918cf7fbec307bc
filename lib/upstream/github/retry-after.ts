import 'server-only';
import { LONGEST_PAUSE_MS } from '@/lib/base/freshness/back-off';

/** A moment as HTTP writes it, e.g. `Mon, 23 Nov 2026 10:00:00 GMT`; the two older forms are no longer sent. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

const LONGEST_SECONDS = LONGEST_PAUSE_MS / 1000;

/**
 * Reads the pause of `retry-after` in seconds; null where the header is missing or has another form.
 *
 * A moment is compared with the `date` of the same response, so that a wrong clock on either side has no
 * effect. A pause is never longer than {@link LONGEST_PAUSE_MS}.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function parseRetryAfter(
  headers: Readonly<Record<string, unknown>>,
  now: Date,
): number | null {
  const text = textOf(headers['retry-after']);
  if (/^\d+$/.test(text)) return Math.min(Number(text), LONGEST_SECONDS);
  const until = momentOf(text);
  if (until === null) return null;
  const sentAt = momentOf(textOf(headers['date'])) ?? now.getTime();
  return Math.min(Math.max(0, Math.ceil((until - sentAt) / 1000)), LONGEST_SECONDS);
}

function textOf(header: unknown): string {
  return typeof header === 'string' ? header.trim() : '';
}

function momentOf(text: string): number | null {
  if (!HTTP_DATE.test(text)) return null;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? null : moment;
}
