import { describe, expect, it } from 'vitest';

import { describeFailure, type UpstreamFailure } from './failure';

describe('describeFailure', () => {
  it.each<[UpstreamFailure, string]>([
    [{ kind: 'not-found', what: 'branch' }, 'GitHub has no branch by this name.'],
    [{ kind: 'moved', location: null }, 'GitHub says this has moved, without saying where.'],
    [
      { kind: 'moved', location: 'https://example.org' },
      'GitHub says this has moved to https://example.org, a place this site does not follow.',
    ],
    [
      { kind: 'rate-limited', resetsAt: '2026-11-23T12:30:00Z' },
      'GitHub’s hourly allowance for this site is used up until 12:30 UTC.',
    ],
    [
      { kind: 'rate-limited', resetsAt: null },
      'GitHub’s hourly allowance for this site is used up.',
    ],
    [{ kind: 'secondary-limit', retryAfterSeconds: 60 }, 'GitHub asked this site to slow down.'],
    [{ kind: 'forbidden', status: 403 }, 'GitHub refused the request (403).'],
    [{ kind: 'unavailable', status: 504 }, 'GitHub answered with an error (504).'],
    [
      { kind: 'unreadable', where: 'jobs' },
      'GitHub answered in a form this site cannot read (jobs).',
    ],
    [{ kind: 'timeout', afterMs: 8000 }, 'GitHub did not answer within 8 seconds.'],
    [{ kind: 'unreachable', code: 'ENOTFOUND' }, 'GitHub could not be reached (ENOTFOUND).'],
  ])('describes %o', (failure, words) => {
    expect(describeFailure(failure)).toBe(words);
  });

  it('says the host of a registry where every sentence else says GitHub', () => {
    const kinds: readonly UpstreamFailure[] = [
      { kind: 'not-found', what: 'tag' },
      { kind: 'moved', location: null },
      { kind: 'moved', location: 'https://example.org' },
      { kind: 'rate-limited', resetsAt: '2026-11-23T12:30:00Z' },
      { kind: 'rate-limited', resetsAt: null },
      { kind: 'secondary-limit', retryAfterSeconds: 60 },
      { kind: 'forbidden', status: 403 },
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
