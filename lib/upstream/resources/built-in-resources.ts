import 'server-only';
import { refreshPlan, requestsPerHour } from '@/lib/base/freshness/refresh-plan';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import { COMPONENTS } from '@/lib/names/catalog/components';
import type { Component } from '@/lib/names/catalog/model';

import { matrixFileResource } from './matrix-file-resource';
import { releasesResource } from './releases-resource';
import { repositoryResource } from './repository-resource';
import { runsResource } from './runs-resource';
import type { Upstream } from './upstream';

const HOUR_MS = 60 * 60_000;

/** The resources of a source, which are always refreshed. */
export function builtInResources(source: MatrixSource) {
  return {
    repository: repositoryResource(source.repository),
    file: matrixFileResource(source, source.ref),
    runs: runsResource({ source, ref: source.ref, commit: null }),
  };
}

/** The resources of a component. */
export function componentResources(component: Component) {
  return {
    repository: repositoryResource(component.repository),
    releases: releasesResource(component),
  };
}

/**
 * The components that are always refreshed: all of them with a token, and without one
 * those that are always shown, since the rate limit has no room for more.
 */
export function followedComponents({ hasToken }: { readonly hasToken: boolean }) {
  return COMPONENTS.filter(({ always }) => always || hasToken);
}

/** The keys of all resources that are always refreshed. */
export function builtInKeys(options: { readonly hasToken: boolean }): ReadonlySet<string> {
  const ofSources = matrixSources.flatMap((source) => Object.values(builtInResources(source)));
  const ofComponents = followedComponents(options).flatMap((component) =>
    Object.values(componentResources(component)),
  );
  return new Set([...ofSources, ...ofComponents].map(({ key }) => key));
}

/** Starts a refresh of every built-in resource that is due, without waiting for it. */
export async function refreshBuiltIns(upstream: Upstream): Promise<void> {
  const noWait = { waitMs: 0 };
  await Promise.all([
    ...matrixSources.flatMap((source) => {
      const { repository, file, runs } = builtInResources(source);
      return [
        upstream.read(file, noWait),
        upstream.read(runs, noWait),
        upstream.read(repository, noWait),
      ];
    }),
    ...COMPONENTS.flatMap((component) => {
      const { repository, releases } = componentResources(component);
      const isFollowed = component.always || upstream.hasToken;
      if (!isFollowed && !isBeingRead(upstream, component)) return [];
      return [upstream.read(releases, noWait), upstream.read(repository, noWait)];
    }),
  ]);
}

/** Whether a visitor's request started to read a list that is not complete yet. */
function isBeingRead(upstream: Upstream, component: Component): boolean {
  const { cached } = upstream.peek(componentResources(component).releases);
  return cached !== null && cached.value.wholeAt === null;
}

/**
 * The requests that the built-in resources need in the hour after `now`, with one change of each file.
 * A repository is refreshed every few hours, so it counts only where it falls due.
 */
export function neededPerHour(upstream: Upstream, now: Date): number {
  const running = matrixSources
    .map((source) => upstream.peek(builtInResources(source).runs).cached?.value.running ?? null)
    .filter((run) => run !== null)
    .map((run) => run.jobs.length);
  const isDueSoon = (key: string) => {
    const next = upstream.store.get(key)?.nextAttemptAt ?? null;
    return next === null || Date.parse(next) < now.getTime() + HOUR_MS;
  };
  const keys = [...builtInKeys(upstream)].filter((key) => key.startsWith('repository:'));
  return requestsPerHour(refreshPlan(upstream), {
    sources: matrixSources.length,
    repositories: keys.filter(isDueSoon).length,
    components: followedComponents(upstream).length,
    running,
    changes: matrixSources.length,
  });
}
