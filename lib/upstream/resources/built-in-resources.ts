import 'server-only';
import { refreshPlan, requestsPerHour } from '@/lib/base/freshness/refresh-plan';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import { COMPONENTS } from '@/lib/names/catalog/components';
import type { Component, Repository } from '@/lib/names/catalog/model';

import { matrixFileResource } from './matrix-file-resource';
import { releasesResource } from './releases-resource';
import { repositoryResource } from './repository-resource';
import { runsResource } from './runs-resource';
import type { Upstream } from './upstream';

const HOUR_MS = 60 * 60_000;

/** What is refreshed for each source, whether anybody looks or not. */
export function builtInResources(source: MatrixSource) {
  return {
    repository: repositoryResource(source.repository),
    file: matrixFileResource(source, source.ref),
    runs: runsResource({ source, ref: source.ref, commit: null }),
  };
}

/** What is kept of each component. */
export function componentResources(component: Component) {
  return {
    repository: repositoryResource(component.repository),
    releases: releasesResource(component),
  };
}

/**
 * The components that are refreshed whether anybody looks or not: all of them with a token, without one
 * those that are always shown, since the allowance has no room for more.
 */
export function followedComponents({ hasToken }: { readonly hasToken: boolean }) {
  return COMPONENTS.filter(({ always }) => always || hasToken);
}

/** The keys of everything that is refreshed whether anybody looks or not. */
export function builtInKeys(options: { readonly hasToken: boolean }): ReadonlySet<string> {
  const ofSources = matrixSources.flatMap((source) => Object.values(builtInResources(source)));
  const ofComponents = followedComponents(options).flatMap((component) =>
    Object.values(componentResources(component)),
  );
  return new Set([...ofSources, ...ofComponents].map(({ key }) => key));
}

/** The keys of what is read from a repository, whatever the case of its name; none for one that is not read. */
export function keysOfRepository(fullName: string): readonly string[] {
  const isSame = ({ owner, name }: Repository) =>
    `${owner}/${name}`.toLowerCase() === fullName.toLowerCase();
  const ofSources = matrixSources
    .filter(({ repository }) => isSame(repository))
    .flatMap((source) => Object.values(builtInResources(source)));
  const ofComponents = COMPONENTS.filter(({ repository }) => isSame(repository)).flatMap(
    (component) => Object.values(componentResources(component)),
  );
  return [...new Set([...ofSources, ...ofComponents].map(({ key }) => key))];
}

/** Lets every built-in resource be refreshed that is due, and does not wait for it. */
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

/** Whether a visitor's look began to read a list whose end was not met yet. */
function isBeingRead(upstream: Upstream, component: Component): boolean {
  const { answer } = upstream.peek(componentResources(component).releases);
  return answer !== null && answer.value.wholeAt === null;
}

/**
 * The requests of the hour that follows `now` which the built-in resources need, with a change of each file.
 * A repository that was looked at is not looked at again for hours, so it counts only where it falls due.
 */
export function neededPerHour(upstream: Upstream, now: Date): number {
  const running = matrixSources
    .map((source) => upstream.peek(builtInResources(source).runs).answer?.value.running ?? null)
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
