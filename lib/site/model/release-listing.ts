import type { ReleaseListing } from '@/lib/releases/existence/model';

import type { TrackedComponent } from './tracked-component';

/** What a tracked component can say about the existence of releases: a row that could not be read leaves it partial. */
export function listingOf({
  component,
  releases,
  removed,
  freshness,
  reading,
  snapshot,
  unreadable,
}: TrackedComponent): ReleaseListing {
  const isWhole = freshness !== null && reading === null && unreadable === 0;
  return {
    component,
    entries: releases.entries,
    removed,
    coverage: snapshot !== null ? 'snapshot' : isWhole ? 'complete' : 'partial',
    isStale: freshness?.state !== 'live',
    seenNames: snapshot?.assetNames ?? new Map(),
  };
}
