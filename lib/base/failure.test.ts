import { describe, expect, it } from 'vitest';

import { describeFailure, REFUSAL_REASONS, type UpstreamFailure } from './failure';

describe('describeFailure', () => {
  it.each<[UpstreamFailure, string]>([
    [{ kind: 'not-found', what: 'branch' }, 'Not found on GitHub: branch.'],
    [{ kind: 'moved', location: null }, 'GitHub redirects this request without a target.'],
    [
      { kind: 'moved', location: 'https://example.org' },
      'GitHub redirects this request to https://example.org, which this site does not follow.',
    ],
    [
      { kind: 'rate-limited', resetsAt: '2026-11-23T12:30:00Z' },
      'GitHub’s rate limit for this site is used up; it resets at 12:30 UTC.',
    ],
    [{ kind: 'rate-limited', resetsAt: null }, 'GitHub’s rate limit for this site is used up.'],
    [
      { kind: 'secondary-limit', retryAfterSeconds: 60 },
      'GitHub’s secondary rate limit applies: too many requests in a short time. It requests a pause of 60 seconds.',
    ],
    [
      { kind: 'secondary-limit', retryAfterSeconds: null },
      'GitHub’s secondary rate limit applies: too many requests in a short time.',
    ],
    [
      { kind: 'busy', retryAfterSeconds: 30 },
      'Too many requests of visitors are waiting on this site. Try again in 30 seconds.',
    ],
    [
      { kind: 'unauthorized', why: 'token-refused' },
      'GitHub does not accept the token of this site: it is wrong, expired or revoked.',
    ],
    [
      { kind: 'unauthorized', why: 'token-missing' },
      'GitHub requires a token for this request, and none is configured on this site.',
    ],
    [{ kind: 'forbidden', status: 403, reason: null }, 'GitHub refused the request (403).'],
    [
      { kind: 'forbidden', status: 403, reason: 'suspended' },
      'GitHub refused the request (403): the account of the token is suspended.',
    ],
    [{ kind: 'blocked', reason: null }, 'GitHub has blocked access to this repository.'],
    [{ kind: 'blocked', reason: 'dmca' }, 'GitHub has blocked access to this repository (dmca).'],
    [
      { kind: 'too-large', what: 'workflow file', limitOf: 'github' },
      'Too large for GitHub’s API: workflow file.',
    ],
    [
      { kind: 'too-large', what: 'list of releases', limitOf: 'site' },
      'Larger than this site reads: list of releases.',
    ],
    [{ kind: 'unavailable', status: 504 }, 'GitHub responded with an error (504).'],
    [
      { kind: 'unavailable', status: 503, retryAfterSeconds: 600 },
      'GitHub responded with an error (503) and requests a pause of 10 minutes.',
    ],
    [{ kind: 'unreadable', where: 'jobs' }, 'GitHub’s response could not be read (jobs).'],
    [
      { kind: 'incomplete', what: 'list of releases', missing: 62, of: 93 },
      'GitHub’s list of releases lacks 62 of 93 entries that it had. They stay until a later complete reading lacks them too.',
    ],
    [{ kind: 'timeout', afterMs: 8000 }, 'GitHub did not respond within 8 seconds.'],
    [{ kind: 'unreachable', code: 'ENOTFOUND' }, 'GitHub could not be reached (ENOTFOUND).'],
  ])('describes %o', (failure, words) => {
    expect(describeFailure(failure)).toBe(words);
  });

  it('has another sentence for each reason of a refusal', () => {
    const sentences = REFUSAL_REASONS.map((reason) =>
      describeFailure({ kind: 'forbidden', status: 403, reason }),
    );
    expect(new Set(sentences).size).toBe(REFUSAL_REASONS.length);
  });

  it('says the host of a registry where every sentence else says GitHub', () => {
    const kinds: readonly UpstreamFailure[] = [
      { kind: 'not-found', what: 'tag' },
      { kind: 'moved', location: null },
      { kind: 'moved', location: 'https://example.org' },
      { kind: 'rate-limited', resetsAt: '2026-11-23T12:30:00Z' },
      { kind: 'rate-limited', resetsAt: null },
      { kind: 'secondary-limit', retryAfterSeconds: 60 },
      { kind: 'forbidden', status: 403, reason: null },
      { kind: 'unavailable', status: 504 },
      { kind: 'unreadable', where: 'manifest' },
      { kind: 'timeout', afterMs: 8000 },
      { kind: 'unreachable', code: 'ENOTFOUND' },
    ];
    for (const failure of kinds) {
      const ofGitHub = describeFailure(failure);
      expect(describeFailure({ ...failure, host: 'quay.io' })).toBe(
        ofGitHub.replace('GitHub', 'quay.io'),
      );
      expect(ofGitHub).toContain('GitHub');
    }
  });
});
