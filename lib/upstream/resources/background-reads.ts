import 'server-only';
import { mayFillHistory } from '@/lib/base/freshness/refresh-plan';

import { componentResources, followedComponents, neededPerHour } from './built-in-resources';
import type { Resource } from './resource';
import type { Upstream } from './upstream';

/** Longest time that one resource is waited for before the next turn. */
const WAIT_MS = 10_000;

/**
 * Whether a resource may be read without a visitor that nothing always shows: only after the lists of releases were
 * read to their ends, and with what the built-in resources and a few visitors leave of the rate limit.
 */
export function hasRoom(upstream: Upstream, now: Date): boolean {
  const isStarted = followedComponents(upstream).every((component) => {
    const { cached, failure } = upstream.peek(componentResources(component).releases);
    return failure !== null || (cached !== null && cached.value.wholeAt !== null);
  });
  const needed = neededPerHour(upstream, now);
  return isStarted && mayFillHistory({ quota: upstream.quota(), neededPerHour: needed, now });
}

/** Reads a resource that is due; false after a failure that the next one would have too. */
export async function readBehind<Value>(
  upstream: Upstream,
  resource: Resource<Value>,
): Promise<boolean> {
  const { cached, failure } = await upstream.read(resource, { waitMs: WAIT_MS });
  return cached !== null || failure?.kind === 'not-found' || failure?.kind === 'too-large';
}
