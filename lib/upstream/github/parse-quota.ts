import 'server-only';
import type { Quota } from '@/lib/base/quota';

import { timeOf } from './to-failure';

/** Reads the allowance from an answer's headers; null where they do not speak of the allowance for the API. */
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
