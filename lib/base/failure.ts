/** An expected failure of an upstream, with its host where that is another one than GitHub, e.g. `quay.io`. */
export type UpstreamFailure = FailureKind & { readonly host?: string };

/**
 * Every kind of failure. A new kind compiles only once {@link describeFailure} has a sentence for it.
 * Times are ISO 8601 text.
 */
type FailureKind =
  /** Upstream has no `what` by this name, or hides it from us. */
  | { readonly kind: 'not-found'; readonly what: string }
  /** A redirect that we do not follow; `location` is its target. */
  | { readonly kind: 'moved'; readonly location: string | null }
  /** The rate limit is used up until `resetsAt`. */
  | { readonly kind: 'rate-limited'; readonly resetsAt: string | null }
  /** GitHub's secondary rate limit; `retryAfterSeconds` is its `retry-after` header, null without one. */
  | { readonly kind: 'secondary-limit'; readonly retryAfterSeconds: number | null }
  /** The credentials do not allow it. */
  | { readonly kind: 'forbidden'; readonly status: number }
  /** An error status for which no other kind exists, mostly 5xx. */
  | { readonly kind: 'unavailable'; readonly status: number }
  /** A body that fails its schema: HTML, truncated, or of another shape; `where` is the part that failed. */
  | { readonly kind: 'unreadable'; readonly where: string }
  /** No response within `afterMs`. */
  | { readonly kind: 'timeout'; readonly afterMs: number }
  /** No connection, or a broken one; `code` is the system's error code. */
  | { readonly kind: 'unreachable'; readonly code: string };

/** Says in one sentence for readers what failed. */
export function describeFailure(failure: UpstreamFailure): string {
  const upstream = failure.host ?? 'GitHub';
  switch (failure.kind) {
    case 'not-found':
      return `${upstream} has no ${failure.what} by this name.`;
    case 'moved':
      return failure.location === null
        ? `${upstream} says this has moved, without saying where.`
        : `${upstream} says this has moved to ${failure.location}, a place this site does not follow.`;
    case 'rate-limited':
      return failure.resetsAt === null
        ? `${upstream}’s hourly allowance for this site is used up.`
        : `${upstream}’s hourly allowance for this site is used up until ${failure.resetsAt.slice(11, 16)} UTC.`;
    case 'secondary-limit':
      return `${upstream} asked this site to slow down.`;
    case 'forbidden':
      return `${upstream} refused the request (${failure.status}).`;
    case 'unavailable':
      return `${upstream} answered with an error (${failure.status}).`;
    case 'unreadable':
      return `${upstream} answered in a form this site cannot read (${failure.where}).`;
    case 'timeout':
      return `${upstream} did not answer within ${Math.round(failure.afterMs / 1000)} seconds.`;
    case 'unreachable':
      return `${upstream} could not be reached (${failure.code}).`;
  }
}
