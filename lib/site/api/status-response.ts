import type { SiteStatus } from '@/lib/site/model/site-status';

import { failureResponse } from './failure-response';
import { SCHEMA_VERSION } from './schema-version';

/**
 * Shapes the status page into the response of `GET /api/v1/status`. Where this site stores its files is not
 * public.
 */
export function statusResponse({
  now,
  hasToken,
  quota,
  pausedUntil,
  store,
  resources,
}: SiteStatus) {
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
      putAside: store.movedAside,
      hasOtherProcess: store.hasOtherProcess === true,
      shared: store.shared,
    },
    resources: resources.map(({ failure, ...resource }) => ({
      ...resource,
      failure: failure === null ? null : failureResponse(failure),
    })),
  };
}
