import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';

/** A redirect to a URL that is not followed. */
export class RedirectRefused extends Error {
  readonly location: string | null;

  constructor(location: string | null) {
    super('upstream redirects to a place that is not followed');
    this.location = location;
  }
}

/** A response that is larger than the limit. */
export class BodyTooLarge extends Error {
  constructor() {
    super('the response is larger than the limit');
  }
}

type FailedRequest = {
  /** What was requested, e.g. `repository`; it completes “GitHub has no … by this name.” */
  readonly what: string;
  readonly timeoutMs: number;
};

/** Reads the error of a request as a failure. An error that is none of upstream's is thrown on. */
export function toFailure(error: unknown, request: FailedRequest): UpstreamFailure {
  const failure =
    chainOf(error)
      .map((each) => failureOfTransport(each, request))
      .find((each) => each !== null) ?? failureOfResponse(error, request);
  if (failure === null) throw error;
  return failure;
}

/** An error and what caused it, the outermost first. */
function chainOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let each = error; each instanceof Error && chain.length < 8; each = each.cause)
    chain.push(each);
  return chain;
}

function failureOfTransport(
  error: Error,
  { what, timeoutMs }: FailedRequest,
): UpstreamFailure | null {
  if (error instanceof RedirectRefused) return { kind: 'moved', location: error.location };
  if (error instanceof BodyTooLarge) return { kind: 'unreadable', where: `${what}: too large` };
  if (error.name === 'TimeoutError') return { kind: 'timeout', afterMs: timeoutMs };
  if (error.name !== 'TypeError' || !/^(fetch failed|terminated)$/.test(error.message)) return null;
  return { kind: 'unreachable', code: codeOf(error) };
}

/** The system's error code of a broken connection, from the innermost cause that has one. */
function codeOf(error: Error): string {
  const codes = chainOf(error)
    .map((each) => ('code' in each ? each.code : null))
    .filter((code) => typeof code === 'string');
  return codes.at(-1) ?? 'no connection';
}

/** A response with an error status. */
export type FailedResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly message: string;
};

function failureOfResponse(error: unknown, { what }: FailedRequest): UpstreamFailure | null {
  const response = readErrorResponse(error);
  return response === null ? null : failureOfStatus(response, what);
}

/** Reads a response with an error status as a failure; null for any other status. */
export function failureOfStatus(response: FailedResponse, what: string): UpstreamFailure | null {
  const { status, message } = response;
  if (status === 403 || status === 429) return limitOf(response) ?? { kind: 'forbidden', status };
  if (status === 404 || status === 410) return { kind: 'not-found', what };
  // GitHub's response to a ref that looks like a SHA but is no commit.
  if (status === 422 && /no commit found/i.test(message)) return { kind: 'not-found', what };
  if (status === 409 && /is empty/i.test(message)) return { kind: 'not-found', what };
  if (status >= 500) return { kind: 'unavailable', status };
  if (status >= 400) return { kind: 'forbidden', status };
  return null;
}

function readErrorResponse(error: unknown): FailedResponse | null {
  if (!(error instanceof Error) || !('status' in error) || !('response' in error)) return null;
  const { status, response, message } = error;
  if (typeof status !== 'number' || typeof response !== 'object' || response === null) return null;
  const headers = 'headers' in response ? response.headers : null;
  return { status, message, headers: typeof headers === 'object' ? { ...headers } : {} };
}

/** Distinguishes the primary rate limit from a secondary one; null for a lack of permission. */
function limitOf({ status, headers, message }: FailedResponse): UpstreamFailure | null {
  const retryAfterSeconds = secondsOf(headers['retry-after']);
  if (headers['x-ratelimit-remaining'] === '0') {
    return { kind: 'rate-limited', resetsAt: timeOf(headers['x-ratelimit-reset']) };
  }
  const isBurst = retryAfterSeconds !== null || status === 429 || /secondary rate/i.test(message);
  if (isBurst) return { kind: 'secondary-limit', retryAfterSeconds };
  if (/rate limit exceeded/i.test(message)) return { kind: 'rate-limited', resetsAt: null };
  return null;
}

function secondsOf(header: unknown): number | null {
  return typeof header === 'string' && /^\d+$/.test(header) ? Number(header) : null;
}

/** Reads seconds since 1970 as ISO 8601 text; null for anything else. */
export function timeOf(header: unknown): string | null {
  const seconds = secondsOf(header);
  if (seconds === null || seconds === 0 || seconds > 8e12) return null;
  return new Date(seconds * 1000).toISOString();
}
