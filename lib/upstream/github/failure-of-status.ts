import 'server-only';
import type { RefusalReason, UpstreamFailure } from '@/lib/base/failure';

import { readErrorBody, type ErrorBody } from './error-body';
import { parseReset } from './rate-limit-reset';
import { parseRetryAfter } from './retry-after';

/** A response with an error status. */
export type FailedResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The body as text, or as much of it as was read. */
  readonly body: string;
};

/** What a failed response was about. */
type About = {
  /** What was requested, e.g. `repository`. */
  readonly what: string;
  readonly now: Date;
};

/** Reads a response with an error status as a failure; null for any other status. */
export function failureOfStatus(response: FailedResponse, about: About): UpstreamFailure | null {
  const { status } = response;
  if (status < 400) return null;
  const body = readErrorBody(response.body);
  if (status >= 500) return unavailable(response, about);
  return (
    blocked(status, body) ??
    tooLarge(status, body, about.what) ??
    unauthorized(status, body) ??
    refused(response, body) ??
    limited(response, body, about) ??
    absent(status, body, about.what) ?? { kind: 'forbidden', status, reason: null }
  );
}

/** A legal or policy block applies to everyone. GitHub sends it as 451, and as 403 in older forms. */
function blocked(status: number, { message, blockReason }: ErrorBody): UpstreamFailure | null {
  if (status !== 451 && blockReason === null && !/access blocked/i.test(message)) return null;
  return { kind: 'blocked', reason: blockReason };
}

function tooLarge(
  status: number,
  { message, codes }: ErrorBody,
  what: string,
): UpstreamFailure | null {
  const isTooLarge =
    status === 413 ||
    codes.includes('too_large') ||
    /\btoo (large|big)\b|exceeds? the maximum (size|number)|blobs (up to|between) /i.test(message);
  return isTooLarge ? { kind: 'too-large', what, limitOf: 'github' } : null;
}

/** After many refused tokens GitHub also refuses those that are right, for a while and with 403. */
function unauthorized(status: number, { message }: ErrorBody): UpstreamFailure | null {
  if (status !== 401 && !/bad credentials|login attempts exceeded/i.test(message)) return null;
  const isMissing = /requires authentication|must authenticate/i.test(message);
  return { kind: 'unauthorized', why: isMissing ? 'token-missing' : 'token-refused' };
}

/** GitHub's messages of a refusal, by what they mean. */
const REFUSALS: readonly (readonly [RegExp, RefusalReason])[] = [
  [/\bSAML\b|single sign-on/i, 'single-sign-on'],
  [/IP allow list|IP address .*not (permitted|allowed)/i, 'ip-allow-list'],
  [/third-party application restrictions|OAuth App access restrictions/i, 'third-party-access'],
  [/forbids access via an? |personal access tokens? \(classic\)/i, 'token-policy'],
  [/(account|installation) (was|has been|is) suspended/i, 'suspended'],
  [
    /resource not accessible|must have .*(rights|access)|not have permission|required scope/i,
    'permission',
  ],
];

function refused(
  { status, headers }: FailedResponse,
  { message }: ErrorBody,
): UpstreamFailure | null {
  if (status !== 403) return null;
  const [, reason] = REFUSALS.find(([pattern]) => pattern.test(message)) ?? [];
  if (reason !== undefined) return { kind: 'forbidden', status, reason };
  const sso = headers['x-github-sso'];
  if (typeof sso !== 'string' || !/^required\b/i.test(sso)) return null;
  return { kind: 'forbidden', status, reason: 'single-sign-on' };
}

/** Distinguishes the primary rate limit from a secondary one, which older servers call abuse detection. */
function limited(
  { status, headers }: FailedResponse,
  { message }: ErrorBody,
  { now }: About,
): UpstreamFailure | null {
  if (status !== 403 && status !== 429) return null;
  const retryAfterSeconds = parseRetryAfter(headers, now);
  if (/secondary rate|abuse detection/i.test(message)) {
    return { kind: 'secondary-limit', retryAfterSeconds };
  }
  if (headers['x-ratelimit-remaining'] === '0') {
    return { kind: 'rate-limited', resetsAt: parseReset(headers, now) };
  }
  if (retryAfterSeconds !== null || status === 429) {
    return { kind: 'secondary-limit', retryAfterSeconds };
  }
  if (/rate limit exceeded/i.test(message)) return { kind: 'rate-limited', resetsAt: null };
  return null;
}

function absent(status: number, { message }: ErrorBody, what: string): UpstreamFailure | null {
  const isAbsent =
    status === 404 ||
    status === 410 ||
    // GitHub's response to a ref that looks like a SHA but is no commit.
    (status === 422 && /no commit found/i.test(message)) ||
    (status === 409 && /is empty/i.test(message));
  return isAbsent ? { kind: 'not-found', what } : null;
}

function unavailable(response: FailedResponse, { now }: About): UpstreamFailure {
  const retryAfterSeconds = parseRetryAfter(response.headers, now);
  const failure = { kind: 'unavailable', status: response.status } as const;
  return retryAfterSeconds === null ? failure : { ...failure, retryAfterSeconds };
}
