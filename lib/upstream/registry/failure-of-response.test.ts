import { describe, expect, it } from 'vitest';

import { failureOfResponse } from './failure-of-response';

function read(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return failureOfResponse({ status, headers: new Headers(headers), body: text, what: 'tag' });
}

const errorOf = (code: string) => ({ errors: [{ code, message: 'as the registry says' }] });
const NO_REPOSITORY = { kind: 'not-found', what: 'public repository' };

describe('failureOfResponse', () => {
  it.each([
    ['401, with any body', 401, '', NO_REPOSITORY],
    ['a repository that is denied', 403, errorOf('DENIED'), NO_REPOSITORY],
    ['a repository that does not exist', 404, errorOf('NAME_UNKNOWN'), NO_REPOSITORY],
    [
      'a manifest that does not exist',
      404,
      errorOf('MANIFEST_UNKNOWN'),
      { kind: 'not-found', what: 'tag' },
    ],
    ['404 as plain text', 404, '404 page not found', { kind: 'not-found', what: 'tag' }],
    [
      'a tag that was deleted',
      404,
      errorOf('TAG_EXPIRED'),
      { kind: 'not-found', what: 'current tag (it was deleted or has expired)' },
    ],
    [
      'a page of a firewall',
      403,
      '<html></html>',
      { kind: 'forbidden', status: 403, reason: null },
    ],
    ['400', 400, errorOf('MANIFEST_INVALID'), { kind: 'forbidden', status: 400, reason: null }],
    ['an outage', 502, '<html>', { kind: 'unavailable', status: 502 }],
    ['an error without a code', 500, { errors: [{}] }, { kind: 'unavailable', status: 500 }],
  ])('reads %s', (_what, status, body, failure) => {
    expect(read(status, body)).toEqual(failure);
  });

  it('reads the pause of a limit in seconds', () => {
    expect(read(429, '', { 'retry-after': '12' })).toEqual({
      kind: 'secondary-limit',
      retryAfterSeconds: 12,
    });
  });

  it('reads the pause of a limit as a date', () => {
    const at = new Date(Date.now() + 60_000).toUTCString();
    const failure = read(429, '', { 'retry-after': at });
    const seconds = failure.kind === 'secondary-limit' ? failure.retryAfterSeconds : null;
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(61);
  });

  it.each(['soon', '-1', '1e9', ''])('gives no pause for a retry-after of %j', (header) => {
    expect(read(429, '', { 'retry-after': header })).toEqual({
      kind: 'secondary-limit',
      retryAfterSeconds: null,
    });
  });
});
