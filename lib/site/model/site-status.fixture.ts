import type { SiteStatus } from './site-status';

/** The status page for tests: one resource, failing. */
export const STATUS: SiteStatus = {
  now: '2026-11-23T12:00:00Z',
  apiUrl: 'https://api.github.com',
  hasToken: false,
  quota: { limit: 60, remaining: 12, resetsAt: '2026-11-23T12:40:00Z' },
  pausedUntil: null,
  store: {
    place: '/srv/data',
    records: 4,
    failure: null,
    failingSince: null,
    movedAside: 0,
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
