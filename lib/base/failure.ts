/** Why GitHub refuses an authenticated request. */
export const REFUSAL_REASONS = [
  'single-sign-on',
  'ip-allow-list',
  'third-party-access',
  'token-policy',
  'permission',
  'suspended',
] as const;

/** One of {@link REFUSAL_REASONS}. */
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

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
  /** This site makes no more requests for visitors now; GitHub was not involved. */
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number }
  /** The token is not accepted, or one is required and none is configured. */
  | { readonly kind: 'unauthorized'; readonly why: 'token-refused' | 'token-missing' }
  /** Access is refused; `reason` is null where GitHub's message gives no known one. */
  | {
      readonly kind: 'forbidden';
      readonly status: number;
      readonly reason: RefusalReason | null;
    }
  /** GitHub has blocked access to the repository; `reason` is its own word, e.g. `dmca`. */
  | { readonly kind: 'blocked'; readonly reason: string | null }
  /** `what` is larger than GitHub's API sends, or than this site reads. */
  | { readonly kind: 'too-large'; readonly what: string; readonly limitOf: 'github' | 'site' }
  /** An error status for which no other kind exists, mostly 5xx; `retryAfterSeconds` where GitHub said when. */
  | {
      readonly kind: 'unavailable';
      readonly status: number;
      readonly retryAfterSeconds?: number | undefined;
    }
  /** A body that fails its schema: HTML, truncated, or of another shape; `where` is the part that failed. */
  | { readonly kind: 'unreadable'; readonly where: string }
  /** So many entries of `what` are missing that the response is not accepted until a later one agrees. */
  | {
      readonly kind: 'incomplete';
      readonly what: string;
      readonly missing: number;
      readonly of: number;
    }
  /** No response within `afterMs`. */
  | { readonly kind: 'timeout'; readonly afterMs: number }
  /** No connection, or a broken one; `code` is the system's error code. */
  | { readonly kind: 'unreachable'; readonly code: string };

/** Says in a sentence or two for readers what failed, and who can change it. */
export function describeFailure(failure: UpstreamFailure): string {
  const upstream = failure.host ?? 'GitHub';
  switch (failure.kind) {
    case 'not-found':
      return `Not found on ${upstream}: ${failure.what}.`;
    case 'moved':
      return failure.location === null
        ? `${upstream} redirects this request without a target.`
        : `${upstream} redirects this request to ${failure.location}, which this site does not follow.`;
    case 'rate-limited':
      return failure.resetsAt === null
        ? `${upstream}’s rate limit for this site is used up.`
        : `${upstream}’s rate limit for this site is used up; it resets at ${failure.resetsAt.slice(11, 16)} UTC.`;
    case 'secondary-limit':
      return failure.retryAfterSeconds === null
        ? `${upstream}’s secondary rate limit applies: too many requests in a short time.`
        : `${upstream}’s secondary rate limit applies: too many requests in a short time. It requests a pause of ${describeSpan(failure.retryAfterSeconds)}.`;
    case 'busy':
      return `Too many requests of visitors are waiting on this site. Try again in ${describeSpan(failure.retryAfterSeconds)}.`;
    case 'unauthorized':
      return failure.why === 'token-missing'
        ? `${upstream} requires a token for this request, and none is configured on this site.`
        : `${upstream} does not accept the token of this site: it is wrong, expired or revoked.`;
    case 'forbidden':
      return failure.reason === null
        ? `${upstream} refused the request (${failure.status}).`
        : `${upstream} refused the request (${failure.status}): ${REFUSAL_WORDS[failure.reason]}.`;
    case 'blocked':
      return failure.reason === null
        ? `${upstream} has blocked access to this repository.`
        : `${upstream} has blocked access to this repository (${failure.reason}).`;
    case 'too-large':
      return failure.limitOf === 'github'
        ? `Too large for ${upstream}’s API: ${failure.what}.`
        : `Larger than this site reads: ${failure.what}.`;
    case 'unavailable':
      return failure.retryAfterSeconds === undefined
        ? `${upstream} responded with an error (${failure.status}).`
        : `${upstream} responded with an error (${failure.status}) and requests a pause of ${describeSpan(failure.retryAfterSeconds)}.`;
    case 'unreadable':
      return `${upstream}’s response could not be read (${failure.where}).`;
    case 'incomplete':
      return `${upstream}’s ${failure.what} lacks ${failure.missing} of ${failure.of} entries that it had. They stay until a later complete reading lacks them too.`;
    case 'timeout':
      return `${upstream} did not respond within ${Math.round(failure.afterMs / 1000)} seconds.`;
    case 'unreachable':
      return `${upstream} could not be reached (${failure.code}).`;
  }
}

const REFUSAL_WORDS: Readonly<Record<RefusalReason, string>> = {
  'single-sign-on':
    'the organization requires single sign-on (SAML), and the token of this site is not authorized for it',
  'ip-allow-list': 'the organization accepts requests only from IP addresses on its allow list',
  'third-party-access': 'the organization does not allow access by third-party applications',
  'token-policy': 'the organization does not allow tokens of this kind',
  permission: 'the token of this site lacks a permission that it needs',
  suspended: 'the account of the token is suspended',
};

function describeSpan(seconds: number): string {
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.round(seconds / 60)} minutes`;
}
