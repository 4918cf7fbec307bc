import { describe, expect, it } from 'vitest';

import type { StatusView } from '@/lib/data/status-view';

import { statusAnswer, statusMarkdown } from './status-answer';

const STATUS: StatusView = {
  now: '2026-11-23T12:00:00Z',
  apiUrl: 'https://api.github.com',
  hasToken: false,
  quota: { limit: 60, remaining: 12, resetsAt: '2026-11-23T12:40:00Z' },
  pausedUntil: null,
  store: {
    directory: '/srv/data',
    records: 4,
    failure: null,
    failingSince: null,
    putAside: 0,
    shared: null,
  },
  resources: [
    {
      key: 'repository:kairos-io/kairos-init',
      words: 'Repository kairos-io/kairos-init',
      isBuiltIn: true,
      state: 'stale',
      lastSuccessAt: '2026-11-23T10:00:00Z',
      lastAttemptAt: '2026-11-23T11:59:00Z',
      changedAt: null,
      failure: { kind: 'unavailable', status: 503 },
      failingSince: '2026-11-23T11:00:00Z',
      failures: 3,
      nextAttemptAt: '2026-11-23T12:07:00Z',
      isRefreshing: false,
    },
  ],
};

describe('statusAnswer', () => {
  it('words failures and keeps to itself where files lie', () => {
    const answer = statusAnswer(STATUS);
    expect(answer.resources[0]?.failure).toEqual({
      kind: 'unavailable',
      status: 503,
      message: 'GitHub answered with an error (503).',
    });
    expect(JSON.stringify(answer)).not.toContain('/srv/data');
  });
});

describe('statusMarkdown', () => {
  it('shows the allowance and a row for each resource', () => {
    const text = statusMarkdown(STATUS);
    expect(text).toContain('12 of 60 requests until 23 Nov 2026, 12:40 UTC');
    expect(text).toContain('| Repository kairos-io/kairos-init | stale |');
  });
});
