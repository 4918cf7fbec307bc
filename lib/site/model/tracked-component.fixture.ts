import type { ComponentReleases } from '@/lib/releases/list/read-component';
import { componentOf } from '@/lib/releases/list/releases.fixture';

import type { TrackedComponent } from './tracked-component';

/** Kairos with the given releases, live; what the test is about on top. */
export function trackedComponent(
  releases: ComponentReleases,
  own: Partial<TrackedComponent> = {},
): TrackedComponent {
  return {
    component: componentOf('kairos'),
    repository: null,
    releases,
    freshness: {
      state: 'live',
      fetchedAt: '2026-11-23T10:00:00Z',
      checkedAt: '2026-11-23T10:05:00Z',
      failingSince: null,
      failure: null,
      nextAttemptAt: null,
    },
    reading: null,
    removed: [],
    unreadable: 0,
    snapshot: null,
    failure: null,
    nextAttemptAt: null,
    ...own,
  };
}
