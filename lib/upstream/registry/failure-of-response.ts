import 'server-only';
import { z } from 'zod';

import type { UpstreamFailure } from '@/lib/base/failure';
import { parseRetryAfter } from '@/lib/upstream/github/retry-after';

/** The error body of a registry, as far as it is used. */
const wireErrors = z.object({ errors: z.array(z.object({ code: z.string() })).min(1) });

type ErrorResponse = {
  readonly status: number;
  readonly headers: Headers;
  /** The beginning of the body. */
  readonly body: string;
  /** What was requested, in words that complete “quay.io has no … by this name.” */
  readonly what: string;
};

/**
 * Reads a response with an error status as a failure.
 *
 * Registries refuse anonymous requests for a repository that does not exist in the same way as for one that
 * is private, so the two look the same.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes
 */
export function failureOfResponse({ status, headers, body, what }: ErrorResponse): UpstreamFailure {
  const code = codeOf(body);
  if (status === 429) {
    return {
      kind: 'secondary-limit',
      retryAfterSeconds: parseRetryAfter(Object.fromEntries(headers), new Date()),
    };
  }
  if (status === 401 || code === 'DENIED' || code === 'UNAUTHORIZED' || code === 'NAME_UNKNOWN') {
    return { kind: 'not-found', what: 'public repository' };
  }
  if (code === 'TAG_EXPIRED') {
    return { kind: 'not-found', what: 'current tag (it was deleted or has expired)' };
  }
  if (status === 404 || status === 410) return { kind: 'not-found', what };
  return status >= 500
    ? { kind: 'unavailable', status }
    : { kind: 'forbidden', status, reason: null };
}

function codeOf(body: string): string | null {
  try {
    return wireErrors.safeParse(JSON.parse(body)).data?.errors[0]?.code ?? null;
  } catch {
    return null;
  }
}
