import type { TrackedComponent } from '@/lib/site/model/tracked-component';

import { failureResponse } from './failure-response';
import { fetchedOrCopied } from './fetched-or-copied';

const WORST_FIRST = ['unknown', 'snapshot', 'stale', 'live'] as const;

/** Shapes how old a response over several components is: as the component in the worst state, and each by its id. */
export function releasesFreshness(views: readonly TrackedComponent[]) {
  const components = views.map(({ component, freshness, failure, reading, unreadable }) => ({
    component: component.id,
    state: freshness?.state ?? ('unknown' as const),
    ...fetchedOrCopied(freshness),
    checkedAt: freshness?.checkedAt ?? null,
    failure: failure === null ? null : failureResponse(failure),
    nextAttemptAt: freshness?.nextAttemptAt ?? null,
    reading,
    unreadable,
  }));
  const worst = WORST_FIRST.find((state) => components.some((each) => each.state === state));
  const checked = components.flatMap(({ checkedAt }) => checkedAt ?? []).toSorted();
  const fetched = components.flatMap(({ fetchedAt }) => fetchedAt ?? []).toSorted();
  const copied = components.flatMap(({ copiedAt }) => copiedAt ?? []).toSorted();
  return {
    state: worst ?? 'unknown',
    fetchedAt: fetched.at(-1) ?? null,
    copiedAt: copied[0] ?? null,
    checkedAt: checked[0] ?? null,
    components,
  };
}
