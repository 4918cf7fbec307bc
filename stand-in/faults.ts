/** A way in which the stand-in fails on purpose. */
export type Fault =
  /** Responds with a status and a JSON error. */
  | { readonly kind: 'status'; readonly status: number; readonly message?: string }
  /** Responds with a proxy's HTML page. */
  | { readonly kind: 'html'; readonly status: number }
  /** Responds after a pause. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Sends the head immediately and the body after a pause. */
  | { readonly kind: 'slow-body'; readonly ms: number }
  /** Sends half of the JSON as if it were complete. */
  | { readonly kind: 'truncated' }
  /** Breaks the connection in the middle of the body. */
  | { readonly kind: 'cut' }
  /** Breaks the connection without a response. */
  | { readonly kind: 'reset' }
  /** Responds with JSON of another shape. */
  | { readonly kind: 'json'; readonly body: unknown }
  /** The hourly rate limit is used up. */
  | { readonly kind: 'rate-limited'; readonly resetsInSeconds: number }
  /** The burst limit. */
  | { readonly kind: 'secondary-limit'; readonly retryAfterSeconds: number | null }
  /** Redirects elsewhere. */
  | { readonly kind: 'redirect'; readonly location: string };

/** A response as it is sent. */
export type Reply = {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
};

/** A response changed by a fault, and what is done to the connection. */
export type FaultyReply = {
  readonly reply: Reply;
  readonly waitMs: number;
  readonly bodyWaitMs: number;
  readonly breaks: 'never' | 'at once' | 'half way';
};

const SOUND = { waitMs: 0, bodyWaitMs: 0, breaks: 'never' } as const;

/** Sends a response unchanged. */
export function soundReply(reply: Reply): FaultyReply {
  return { reply, ...SOUND };
}

/** Makes a response fail. */
export function spoil(reply: Reply, fault: Fault): FaultyReply {
  switch (fault.kind) {
    case 'status':
      return soundReply(errorReply(fault.status, fault.message ?? 'Something went wrong'));
    case 'html':
      return soundReply(htmlReply(fault.status));
    case 'slow':
      return { ...soundReply(reply), waitMs: fault.ms };
    case 'slow-body':
      return { ...soundReply(reply), bodyWaitMs: fault.ms };
    case 'truncated': {
      const body = reply.body.slice(0, Math.floor(reply.body.length / 2));
      return soundReply({ ...reply, body });
    }
    case 'cut':
      return { ...soundReply(reply), breaks: 'half way' };
    case 'reset':
      return { ...soundReply(reply), breaks: 'at once' };
    case 'json':
      return soundReply({ ...reply, status: 200, body: JSON.stringify(fault.body) });
    case 'rate-limited':
      return soundReply(rateLimitReply(Math.floor(Date.now() / 1000) + fault.resetsInSeconds));
    case 'secondary-limit':
      return soundReply(secondaryLimitReply(fault.retryAfterSeconds));
    case 'redirect': {
      const moved = errorReply(301, 'Moved Permanently');
      return soundReply({ ...moved, headers: { ...moved.headers, location: fault.location } });
    }
  }
}

/** An error as GitHub words it. */
export function errorReply(status: number, message: string): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      message,
      documentation_url: 'https://docs.github.com/rest',
      status: String(status),
    }),
  };
}

/** The refusal when the rate limit is used up. */
export function rateLimitReply(resetsAt: number): Reply {
  const reply = errorReply(403, 'API rate limit exceeded for 127.0.0.1.');
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(resetsAt) };
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

function secondaryLimitReply(retryAfterSeconds: number | null): Reply {
  const reply = errorReply(429, 'You have exceeded a secondary rate limit.');
  const headers = retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) };
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

/** The page of GitHub's proxy after a timeout. */
export function htmlReply(status: number): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html><html><head><title>Unicorn!</title></head><body><p>We could not respond in time.</p></body></html>',
  };
}
