import { describeFailure } from '@/lib/base/failure';

import type { ResourceStatus } from '../model/site-status';

/** The number of resources from which a failure is stated once for all of them. */
const COMMON = 3;

/** A failure that many resources have, and how many. */
export type CommonFailure = { readonly sentence: string; readonly count: number };

/**
 * The failures that at least three resources share, most resources first: a rate limit or a network failure affects
 * all of them.
 */
export function commonFailures(resources: readonly ResourceStatus[]): readonly CommonFailure[] {
  const counts = new Map<string, number>();
  for (const { failure } of resources) {
    if (failure === null) continue;
    const sentence = describeFailure(failure);
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= COMMON)
    .map(([sentence, count]) => ({ sentence, count }))
    .toSorted((a, b) => b.count - a.count);
}
