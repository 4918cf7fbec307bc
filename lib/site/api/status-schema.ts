import * as z from 'zod/mini';

import { describes } from './describes';
import { lastFailure } from './failure-schema';
import { count, field, text, time } from './field';
import { schemaVersion } from './schema-version';
import type { statusResponse } from './status-response';

const quota = z.object({
  limit: field('Requests that GitHub allows per hour', count),
  remaining: field('Requests that remain', count),
  resetsAt: field('When the rate limit resets', time),
});

const failingSince = field('When the failures began; null where there are none', z.nullable(time));

const shared = z.object({
  failure: field('Why nothing is shared, in a sentence; null while it is', z.nullable(text)),
  failingSince,
});

const store = z.object({
  records: field('Values that are stored', count),
  failure: field(
    'Why values are only in memory, in a sentence; null while they are written',
    z.nullable(text),
  ),
  failingSince,
  putAside: field('Files that could not be read since the start', count),
  hasOtherProcess: field('Whether another process writes to the same folder', z.boolean()),
  shared: field('Store that replicas share; null where there is none', z.nullable(shared)),
});

const resource = z.object({
  key: field('Id of the resource', text),
  words: field('What it is, in words', text),
  isBuiltIn: field(
    'Whether this site always reads it; false for what a visitor chose',
    z.boolean(),
  ),
  state: field(
    '`live`: confirmed within its TTL; `stale`: no longer confirmed; `missing`: never read',
    z.enum(['live', 'stale', 'missing']),
  ),
  lastSuccessAt: field('When GitHub last confirmed it; null if never', z.nullable(time)),
  lastAttemptAt: field('When it was last requested; null if never', z.nullable(time)),
  changedAt: field('When its value last changed; null if never read', z.nullable(time)),
  failure: lastFailure,
  failingSince,
  failures: field('Failures in a row', count),
  nextAttemptAt: field('When it is requested next; null where not planned', z.nullable(time)),
  isRefreshing: field('Whether a request for it is in flight', z.boolean()),
});

/** The response of `GET /api/v1/status`. */
export const statusSchema = describes<ReturnType<typeof statusResponse>>()(
  z.object({
    schemaVersion,
    generatedAt: field('When this response was made', time),
    hasToken: field('Whether requests to GitHub carry a token', z.boolean()),
    quota: field('Rate limit at GitHub; null until GitHub has responded', z.nullable(quota)),
    pausedUntil: field('Until when no request is sent; null while they are', z.nullable(time)),
    store: field('Where the last good values are stored', store),
    resources: field(
      'Each upstream resource: the built-in ones, then those that visitors chose, newest first',
      z.array(resource),
    ),
  }),
);
