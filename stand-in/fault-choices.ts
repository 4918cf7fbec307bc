import type { Fault } from './faults';

/** A fault that can be chosen by its kind, with figures that suit looking at it by hand. */
export type FaultChoice = { readonly sentence: string; readonly fault: Fault };

/** One fault of every kind. */
export const FAULT_CHOICES: {
  readonly [Kind in Fault['kind']]: FaultChoice & { readonly fault: { readonly kind: Kind } };
} = {
  status: {
    sentence: 'a JSON error with status 500',
    fault: { kind: 'status', status: 500 },
  },
  html: {
    sentence: 'the HTML page of a proxy with status 504',
    fault: { kind: 'html', status: 504 },
  },
  slow: {
    sentence: 'the response after 20 seconds, which is longer than the site waits',
    fault: { kind: 'slow', ms: 20_000 },
  },
  'slow-body': {
    sentence: 'the head at once, the body after 20 seconds',
    fault: { kind: 'slow-body', ms: 20_000 },
  },
  truncated: {
    sentence: 'half of the JSON with status 200',
    fault: { kind: 'truncated' },
  },
  cut: {
    sentence: 'a connection that breaks within the body',
    fault: { kind: 'cut' },
  },
  reset: {
    sentence: 'a connection that breaks without a response',
    fault: { kind: 'reset' },
  },
  json: {
    sentence: 'JSON of another shape',
    fault: { kind: 'json', body: { hello: 'world' } },
  },
  'rate-limited': {
    sentence: 'the hourly rate limit is used up for 20 minutes',
    fault: { kind: 'rate-limited', resetsInSeconds: 1200 },
  },
  'secondary-limit': {
    sentence: 'the burst limit, with retry-after 60',
    fault: { kind: 'secondary-limit', retryAfterSeconds: 60 },
  },
  redirect: {
    sentence: 'a redirect to another host',
    fault: { kind: 'redirect', location: 'https://elsewhere.example/repos' },
  },
};
