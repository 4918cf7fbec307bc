import { describe, expect, it } from 'vitest';

import type { UpstreamFailure } from '@/lib/base/failure';

import { failureOfStatus } from './failure-of-status';

const NOW = new Date('2026-11-23T10:00:00Z');

type Case = {
  readonly rule: string;
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly failure: UpstreamFailure | null;
};

const TOKEN_REFUSED = { kind: 'unauthorized', why: 'token-refused' } as const;
const TOO_LARGE = { kind: 'too-large', what: 'workflow file', limitOf: 'github' } as const;
const refusal = (reason: Extract<UpstreamFailure, { kind: 'forbidden' }>['reason']) =>
  ({ kind: 'forbidden', status: 403, reason }) as const;
const burst = (retryAfterSeconds: number | null) =>
  ({ kind: 'secondary-limit', retryAfterSeconds }) as const;

const ALTHOUGH =
  'Although you appear to have the correct authorization credentials, the `kairos-io`';

const CASES: readonly Case[] = [
  {
    rule: 'a token that is wrong, expired or revoked is refused',
    status: 401,
    body: { message: 'Bad credentials' },
    failure: TOKEN_REFUSED,
  },
  {
    rule: 'a server that requires a token from everyone has none to refuse',
    status: 401,
    body: { message: 'Requires authentication' },
    failure: { kind: 'unauthorized', why: 'token-missing' },
  },
  {
    rule: 'a private GitHub Enterprise requires a token',
    status: 401,
    body: { message: 'Must authenticate to access this API.' },
    failure: { kind: 'unauthorized', why: 'token-missing' },
  },
  {
    rule: 'a token is also refused with 403, once it was refused too often',
    status: 403,
    body: { message: 'Maximum number of login attempts exceeded. Please try again later.' },
    failure: TOKEN_REFUSED,
  },
  {
    rule: 'an organization may require single sign-on',
    status: 403,
    body: {
      message:
        'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
    },
    failure: refusal('single-sign-on'),
  },
  {
    rule: 'the header of single sign-on counts without the message',
    status: 403,
    headers: { 'x-github-sso': 'required; url=https://github.com/orgs/x/sso' },
    failure: refusal('single-sign-on'),
  },
  {
    rule: 'a list with parts left out for single sign-on is no refusal of all of it',
    status: 403,
    headers: { 'x-github-sso': 'partial-results; organizations=1' },
    failure: refusal(null),
  },
  {
    rule: 'an organization may list the addresses that it accepts',
    status: 403,
    body: {
      message: `${ALTHOUGH} organization has an IP allow list enabled, and your IP address is not permitted to access this resource.`,
    },
    failure: refusal('ip-allow-list'),
  },
  {
    rule: 'an organization may keep third parties out',
    status: 403,
    body: { message: `${ALTHOUGH} organization has enabled OAuth App access restrictions.` },
    failure: refusal('third-party-access'),
  },
  {
    rule: 'an organization may forbid a kind of token',
    status: 403,
    body: {
      message:
        '`kairos-io` forbids access via a personal access token (classic). Please use a GitHub App.',
    },
    failure: refusal('token-policy'),
  },
  {
    rule: 'a token may lack a permission',
    status: 403,
    body: { message: 'Resource not accessible by personal access token' },
    failure: refusal('permission'),
  },
  {
    rule: 'an account may be suspended',
    status: 403,
    body: { message: 'Sorry. Your account was suspended.' },
    failure: refusal('suspended'),
  },
  {
    rule: 'a refusal keeps its reason with the last request of the hour',
    status: 403,
    body: { message: 'Resource not accessible by integration' },
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795431600' },
    failure: refusal('permission'),
  },
  {
    rule: 'a refusal of another kind has no reason',
    status: 403,
    body: { message: 'Forbidden' },
    failure: refusal(null),
  },
  {
    rule: 'a repository is blocked for legal reasons',
    status: 451,
    body: { message: 'Repository access blocked', block: { reason: 'dmca', created_at: 'x' } },
    failure: { kind: 'blocked', reason: 'dmca' },
  },
  {
    rule: 'a repository is blocked with 403 as well',
    status: 403,
    body: { message: 'Repository access blocked', block: { reason: 'tos' } },
    failure: { kind: 'blocked', reason: 'tos' },
  },
  {
    rule: 'a block may have no reason',
    status: 451,
    failure: { kind: 'blocked', reason: null },
  },
  {
    rule: 'the reason of a block is a word, and no text of others',
    status: 451,
    body: { message: 'Repository access blocked', block: { reason: '<b>x</b>' } },
    failure: { kind: 'blocked', reason: null },
  },
  {
    rule: 'a file too large for the API is not refused',
    status: 403,
    body: {
      message: 'The requested blob is too large to fetch via the API.',
      errors: [{ resource: 'Blob', field: 'data', code: 'too_large' }],
    },
    failure: TOO_LARGE,
  },
  {
    rule: 'the older message of a large file has no code',
    status: 403,
    body: { message: 'This API returns blobs up to 1 MB in size.' },
    failure: TOO_LARGE,
  },
  {
    rule: 'a comparison too large for the API says so with 406',
    status: 406,
    body: {
      message: 'Sorry, the diff exceeded the maximum number of lines (20000)',
      errors: [null, { code: 'too_large' }],
    },
    failure: TOO_LARGE,
  },
  {
    rule: 'the rate limit is used up until it resets',
    status: 403,
    body: { message: 'API rate limit exceeded for 192.0.2.1.' },
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795431600' },
    failure: { kind: 'rate-limited', resetsAt: '2026-11-23T11:00:00.000Z' },
  },
  {
    rule: 'the rate limit counts with 429 as well',
    status: 429,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795431600' },
    failure: { kind: 'rate-limited', resetsAt: '2026-11-23T11:00:00.000Z' },
  },
  {
    rule: 'abuse detection is the old name of the secondary rate limit',
    status: 403,
    body: {
      message: 'You have triggered an abuse detection mechanism. Please wait a few minutes.',
    },
    headers: { 'x-ratelimit-remaining': '4000' },
    failure: burst(null),
  },
  {
    rule: 'the secondary rate limit counts before the hourly one',
    status: 403,
    body: { message: 'You have exceeded a secondary rate limit.' },
    headers: {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '1795431600',
      'retry-after': '60',
    },
    failure: burst(60),
  },
  {
    rule: 'a pause may be a moment',
    status: 429,
    headers: { 'retry-after': 'Mon, 23 Nov 2026 10:05:00 GMT' },
    failure: burst(300),
  },
  {
    rule: 'too many requests are a limit without any message',
    status: 429,
    failure: burst(null),
  },
  {
    rule: 'an outage may say for how long',
    status: 503,
    headers: { 'retry-after': '120' },
    failure: { kind: 'unavailable', status: 503, retryAfterSeconds: 120 },
  },
  {
    rule: 'an outage may say until when',
    status: 503,
    headers: { 'retry-after': 'Mon, 23 Nov 2026 10:30:00 GMT' },
    failure: { kind: 'unavailable', status: 503, retryAfterSeconds: 1800 },
  },
  { rule: 'an outage is an outage', status: 502, failure: { kind: 'unavailable', status: 502 } },
  {
    rule: 'what is not there is not found',
    status: 404,
    body: { message: 'Not Found' },
    failure: { kind: 'not-found', what: 'workflow file' },
  },
  {
    rule: 'what was removed is not found',
    status: 410,
    failure: { kind: 'not-found', what: 'workflow file' },
  },
  {
    rule: 'a repository without commits has no file',
    status: 409,
    body: { message: 'Git Repository is empty.' },
    failure: { kind: 'not-found', what: 'workflow file' },
  },
  {
    rule: 'the page of a proxy says nothing but its status',
    status: 403,
    body: '<html>Bad credentials</html>',
    failure: refusal(null),
  },
  {
    rule: 'a body of another shape says nothing but its status',
    status: 422,
    body: { message: 7, errors: 'too_large', block: [] },
    failure: { kind: 'forbidden', status: 422, reason: null },
  },
  { rule: 'a good status is no failure', status: 200, failure: null },
];

describe('failureOfStatus', () => {
  it.each(CASES)('$rule', ({ status, body = '', headers = {}, failure }) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const read = failureOfStatus(
      { status, headers, body: text },
      { what: 'workflow file', now: NOW },
    );
    expect(read).toEqual(failure);
  });
});
