/**
 * Every expected way for an upstream to let us down, as data. A new kind must be worded in
 * {@link describeFailure} to compile. Times are ISO 8601 text.
 */
export type UpstreamFailure =
  /** Nothing by this name, or nothing that we may see. */
  | { readonly kind: 'not-found'; readonly what: string }
  /** Moved to a place that we do not follow; `location` is where upstream pointed. */
  | { readonly kind: 'moved'; readonly location: string | null }
  /** The hourly allowance is used up until `resetsAt`. */
  | { readonly kind: 'rate-limited'; readonly resetsAt: string | null }
  /** A burst limit; upstream asks for a pause of `retryAfterSeconds`. */
  | { readonly kind: 'secondary-limit'; readonly retryAfterSeconds: number | null }
  /** The credentials do not allow it. */
  | { readonly kind: 'forbidden'; readonly status: number }
  /** An error status that is upstream's own fault. */
  | { readonly kind: 'unavailable'; readonly status: number }
  /** An answer that is not what was asked for: HTML, truncated, or of another shape; `where` says which part. */
  | { readonly kind: 'unreadable'; readonly where: string }
  /** No answer within the time we wait. */
  | { readonly kind: 'timeout'; readonly afterMs: number }
  /** No connection, or one that broke; `code` is the system's word for it. */
  | { readonly kind: 'unreachable'; readonly code: string };

/** Words a failure for a reader: what happened, in one sentence. */
export function describeFailure(failure: UpstreamFailure): string {
  switch (failure.kind) {
    case 'not-found':
      return `GitHub has no ${failure.what} by this name.`;
    case 'moved':
      return failure.location === null
        ? 'GitHub says this has moved, without saying where.'
        : `GitHub says this has moved to ${failure.location}, a place this site does not follow.`;
    case 'rate-limited':
      return failure.resetsAt === null
        ? 'GitHub’s hourly allowance for this site is used up.'
        : `GitHub’s hourly allowance for this site is used up until ${failure.resetsAt.slice(11, 16)} UTC.`;
    case 'secondary-limit':
      return 'GitHub asked this site to slow down.';
    case 'forbidden':
      return `GitHub refused the request (${failure.status}).`;
    case 'unavailable':
      return `GitHub answered with an error (${failure.status}).`;
    case 'unreadable':
      return `GitHub answered in a form this site cannot read (${failure.where}).`;
    case 'timeout':
      return `GitHub did not answer within ${Math.round(failure.afterMs / 1000)} seconds.`;
    case 'unreachable':
      return `GitHub could not be reached (${failure.code}).`;
  }
}
