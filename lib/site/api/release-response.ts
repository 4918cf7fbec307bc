import type { TrackedComponent, ReleaseDetails } from '@/lib/site/model/tracked-component';

import { releaseItem } from './release-item';
import { releasesFreshness } from './releases-freshness';
import { SCHEMA_VERSION } from './schema-version';

/** Shapes one release, with the age of its component's list, as `GET /api/v1/releases/{component}/{tag}` gives it. */
export function releaseResponse(release: ReleaseDetails, view: TrackedComponent, origin: string) {
  return {
    schemaVersion: SCHEMA_VERSION,
    ...releaseItem(release, origin),
    freshness: releasesFreshness([view]),
  };
}
