import type { TrackedComponent, ReleaseDetails } from '@/lib/site/model/tracked-component';

import { releaseItem } from './release-item';
import { releasesFreshness } from './releases-freshness';
import { SCHEMA_VERSION } from './schema-version';

type ReleasesPage = {
  readonly releases: readonly ReleaseDetails[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** The components whose releases are listed. */
  readonly components: readonly TrackedComponent[];
  readonly origin: string;
};

/** Shapes a page of releases as `GET /api/v1/releases` gives it. */
export function releasesResponse({
  releases,
  total,
  page,
  pages,
  components,
  origin,
}: ReleasesPage) {
  return {
    schemaVersion: SCHEMA_VERSION,
    items: releases.map((release) => releaseItem(release, origin)),
    total,
    page,
    pages,
    freshness: releasesFreshness(components),
  };
}
