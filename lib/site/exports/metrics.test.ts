import { describe, expect, it } from 'vitest';

import type { ResourceStatus, SiteStatus } from '@/lib/site/model/site-status';

import { formatMetrics } from './metrics';

const resource: ResourceStatus = {
  key: 'releases:kairos',
  words: 'Releases',
  isBuiltIn: true,
  state: 'live',
  lastSuccessAt: '2026-11-23T09:59:30.000Z',
  lastAttemptAt: null,
  changedAt: null,
  failure: null,
  failingSince: null,
  failures: 0,
  nextAttemptAt: null,
  isRefreshing: false,
};

const status: SiteStatus = {
  now: '2026-11-23T10:00:00.000Z',
  apiUrl: 'https://api.github.com',
  hasToken: false,
  quota: { limit: 60, remaining: 12, resetsAt: '2026-11-23T10:30:00.000Z' },
  pausedUntil: null,
  store: {
    place: '/data',
    records: 3,
    failure: null,
    failingSince: null,
    movedAside: 0,
    shared: { failure: 'The shared store cannot be used.', failingSince: null },
  },
  resources: [
    resource,
    {
      ...resource,
      key: 'a"b\\c\n',
      lastSuccessAt: null,
      failures: 2,
      failure: { kind: 'timeout', afterMs: 8000 },
    },
    { ...resource, key: 'matrix-file:kairos:x', isBuiltIn: false },
  ],
};

describe('formatMetrics', () => {
  const lines = formatMetrics(status).split('\n');

  it.each([
    'kairos_matrix_resource_age_seconds{resource="releases:kairos"} 30',
    String.raw`kairos_matrix_resource_age_seconds{resource="a\"b\\c\n"} -1`,
    String.raw`kairos_matrix_resource_failures{resource="a\"b\\c\n",outcome="timeout"} 2`,
    'kairos_matrix_visitor_resources 1',
    'kairos_matrix_quota_remaining 12',
    'kairos_matrix_store_failing 0',
    'kairos_matrix_store_unshared 1',
  ])('says %s', (line) => {
    expect(lines).toContain(line);
  });

  it('names no resource that a visitor chose, and ends with a line break', () => {
    expect(lines.join('\n')).not.toContain('matrix-file:kairos:x');
    expect(lines.at(-1)).toBe('');
  });

  it('leaves out a rate limit that GitHub has not stated', () => {
    expect(formatMetrics({ ...status, quota: null })).not.toMatch(
      /^kairos_matrix_quota_remaining \d/m,
    );
  });
});
