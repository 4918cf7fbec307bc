import * as z from 'zod/mini';

import { REFUSAL_REASONS } from '@/lib/base/failure';

import { describes } from './describes';
import type { failureResponse } from './failure-response';
import { count, field, text, time } from './field';

const message = field('The failure in a sentence, as the pages show it', text);
const kind = <const Kind extends string>(word: Kind, meaning: string) =>
  field(meaning, z.literal(word));

/** Why GitHub could not be read, by kind. */
export const failureSchema = describes<ReturnType<typeof failureResponse>>()(
  z.discriminatedUnion('kind', [
    z.object({
      kind: kind('not-found', 'GitHub has nothing of this name'),
      what: field('What was requested, e.g. `repository`', text),
      message,
    }),
    z.object({
      kind: kind('moved', 'GitHub redirects to a place that this site does not follow'),
      location: field('Where GitHub redirects to; null where it does not say', z.nullable(text)),
      message,
    }),
    z.object({
      kind: kind('rate-limited', 'The hourly rate limit is used up'),
      resetsAt: field('When the rate limit resets; null where unknown', z.nullable(time)),
      message,
    }),
    z.object({
      kind: kind('secondary-limit', 'GitHub’s secondary rate limit'),
      retryAfterSeconds: field('Pause that GitHub requests; null for none', z.nullable(count)),
      message,
    }),
    z.object({
      kind: kind('busy', 'This site makes no more requests for visitors now'),
      retryAfterSeconds: field('Seconds after which to try again', count),
      message,
    }),
    z.object({
      kind: kind('unauthorized', 'GitHub does not accept the token of this site, or requires one'),
      why: field(
        '`token-refused`: wrong, expired or revoked; `token-missing`: none is configured',
        z.enum(['token-refused', 'token-missing']),
      ),
      message,
    }),
    z.object({
      kind: kind('forbidden', 'GitHub refuses the request'),
      status: field('Status of GitHub’s response', count),
      reason: field('Why; null where GitHub does not say', z.nullable(z.enum(REFUSAL_REASONS))),
      message,
    }),
    z.object({
      kind: kind('blocked', 'GitHub has blocked access to the repository'),
      reason: field('GitHub’s reason, e.g. `dmca`; null where it has none', z.nullable(text)),
      message,
    }),
    z.object({
      kind: kind('too-large', 'What was requested is too large'),
      what: field('What was requested, e.g. `list of releases`', text),
      limitOf: field('Whose limit it exceeds', z.enum(['github', 'site'])),
      message,
    }),
    z.object({
      kind: kind('unavailable', 'GitHub responds with a server error'),
      status: field('Status of GitHub’s response', count),
      retryAfterSeconds: field(
        'Pause that GitHub requests; absent where it requests none',
        z.optional(count),
      ),
      message,
    }),
    z.object({
      kind: kind('unreadable', 'GitHub’s response does not have the expected shape'),
      where: field('Part of the response that could not be read', text),
      message,
    }),
    z.object({
      kind: kind('incomplete', 'A list is suddenly so short that it is not accepted yet'),
      what: field('What was requested, e.g. `list of releases`', text),
      missing: field('Entries that are missing', count),
      of: field('Entries before', count),
      message,
    }),
    z.object({
      kind: kind('timeout', 'GitHub did not respond in time'),
      afterMs: field('Time that this site waited, in milliseconds', count),
      message,
    }),
    z.object({
      kind: kind('unreachable', 'No connection to GitHub, or a broken one'),
      code: field('Code of the network error, e.g. `ECONNREFUSED`', text),
      message,
    }),
  ]),
);

/** Why the last attempt failed, or null. */
export const lastFailure = field(
  'Why the last attempt to read GitHub failed; null where it succeeded',
  z.nullable(failureSchema),
);
