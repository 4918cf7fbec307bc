import type { SiteStatus } from '@/lib/site/model/site-status';

import { failureAnswer, SCHEMA_VERSION } from './matrix-answer';

/** Shapes the status page into the answer of `GET /api/v1/status`. Where this site keeps its files stays its own affair. */
export function statusAnswer({ now, hasToken, quota, pausedUntil, store, resources }: SiteStatus) {
  return {
    schemaVersion: SCHEMA_VERSION,
    generatedAt: now,
    hasToken,
    quota,
    pausedUntil,
    store: {
      records: store.records,
      failure: store.failure,
      failingSince: store.failingSince,
      putAside: store.putAside,
      shared: store.shared,
    },
    resources: resources.map(({ failure, ...resource }) => ({
      ...resource,
      failure: failure === null ? null : failureAnswer(failure),
    })),
  };
}
