import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';

import { failureOfStatus, type FailedResponse } from './failure-of-status';

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

/** A status that HTTP does not have, e.g. 600. */
export class StatusOutOfRange extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`upstream responds with the status ${status}`);
    this.status = status;
  }
}

type FailedRequest = {
  /** What was requested, e.g. `repository`; it completes “Not found on GitHub: ….” */
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
  if (error instanceof BodyTooLarge) return { kind: 'too-large', what, limitOf: 'site' };
  if (error instanceof StatusOutOfRange) return { kind: 'unavailable', status: error.status };
  if (error.name === 'TimeoutError') return { kind: 'timeout', afterMs: timeoutMs };
  if (error.name === 'AbortError')
    return { kind: 'unreachable', code: 'the request was cancelled' };
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

function failureOfResponse(error: unknown, { what }: FailedRequest): UpstreamFailure | null {
  const response = readErrorResponse(error);
  return response === null ? null : failureOfStatus(response, { what, now: new Date() });
}

/** The response of Octokit's error. The body is text, as the client's own fetch makes it. */
function readErrorResponse(error: unknown): FailedResponse | null {
  if (!(error instanceof Error) || !('status' in error) || !('response' in error)) return null;
  const { status, response } = error;
  if (typeof status !== 'number' || typeof response !== 'object' || response === null) return null;
  const headers = 'headers' in response ? response.headers : null;
  const body = 'data' in response && typeof response.data === 'string' ? response.data : '';
  return { status, body, headers: typeof headers === 'object' ? { ...headers } : {} };
}
