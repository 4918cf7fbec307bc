import 'server-only';
import type { Quota } from '@/lib/base/quota';

import { parseReset } from './rate-limit-reset';

/**
 * Reads the rate limit from the headers of a response; null where they are missing, of another resource than
 * the core API, or cannot be right: a limit of nothing, or more left than the limit has.
 */
export function parseQuota(headers: Headers, now = new Date()): Quota | null {
  const limit = numberOf(headers.get('x-ratelimit-limit'));
  const remaining = numberOf(headers.get('x-ratelimit-remaining'));
  const resetsAt = parseReset(Object.fromEntries(headers), now);
  const resource = headers.get('x-ratelimit-resource') ?? 'core';
  if (limit === null || remaining === null || resetsAt === null || resource !== 'core') return null;
  return limit === 0 || remaining > limit ? null : { limit, remaining, resetsAt };
}

function numberOf(header: string | null): number | null {
  return header !== null && /^\d{1,9}$/.test(header) ? Number(header) : null;
}
