import type { ComponentView, ReleaseDetails } from '@/lib/site/model/releases-view';

import { releaseItem } from './release-item';
import { releasesFreshness } from './releases-freshness';
import { SCHEMA_VERSION } from './schema-version';

/** Shapes one release, with the age of its component's list, as `GET /api/v1/releases/{component}/{tag}` gives it. */
export function releaseResponse(release: ReleaseDetails, view: ComponentView, origin: string) {
  return {
    schemaVersion: SCHEMA_VERSION,
    ...releaseItem(release, origin),
    freshness: releasesFreshness([view]),
  };
}
