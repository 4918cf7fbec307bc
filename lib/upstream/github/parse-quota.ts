import 'server-only';
import type { Quota } from '@/lib/base/quota';

import { timeOf } from './failure-of-status';

/** Reads the rate limit from the headers of a response; null where they are missing or of another resource than the core API. */
export function parseQuota(headers: Headers): Quota | null {
  const limit = numberOf(headers.get('x-ratelimit-limit'));
  const remaining = numberOf(headers.get('x-ratelimit-remaining'));
  const resetsAt = timeOf(headers.get('x-ratelimit-reset'));
  const resource = headers.get('x-ratelimit-resource') ?? 'core';
  if (limit === null || remaining === null || resetsAt === null || resource !== 'core') return null;
  return { limit, remaining, resetsAt };
}

function numberOf(header: string | null): number | null {
  return header !== null && /^\d{1,9}$/.test(header) ? Number(header) : null;
}
