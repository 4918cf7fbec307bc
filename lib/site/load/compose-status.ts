import 'server-only';
import { freshnessOf } from '@/lib/base/freshness/freshness-of';
import { findMatrixSource, matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import { COMPONENTS } from '@/lib/names/catalog/components';
import type { Component } from '@/lib/names/catalog/model';
import type { ReleaseList } from '@/lib/releases/list/model';
import type { ResourceStatus, SiteStatus } from '@/lib/site/model/site-status';
import {
  builtInKeys,
  builtInResources,
  componentResources,
  followedComponents,
} from '@/lib/upstream/resources/built-in-resources';
import { matrixFileResource } from '@/lib/upstream/resources/matrix-file-resource';
import {
  packageFileResource,
  waiversResource,
} from '@/lib/upstream/resources/package-file-resource';
import { registryResourceOf } from '@/lib/upstream/resources/registry-resource-of-key';
import {
  releaseSbomOfKey,
  releaseSbomResource,
} from '@/lib/upstream/resources/release-sbom-resource';
import type { ResourceState } from '@/lib/upstream/resources/resource';
import { runsResource } from '@/lib/upstream/resources/runs-resource';
import { recordsOfResources } from '@/lib/upstream/resources/shared-quota';
import type { Upstream } from '@/lib/upstream/resources/upstream';

type Composing = { readonly upstream: Upstream; readonly apiUrl: string; readonly now: Date };

type Named = {
  readonly key: string;
  readonly words: string;
  readonly resourceState: ResourceState<unknown>;
};

/**
 * Composes the state of every upstream resource. Of those that visitors chose only what exists is listed:
 * else a visitor could put any words on the page.
 */
export function composeStatus({ upstream, apiUrl, now }: Composing): SiteStatus {
  const builtIns = builtInKeys(upstream);
  const records = recordsOfResources(upstream.store);
  const chosen = records
    .filter(({ key }) => !builtIns.has(key))
    .toSorted(
      (a, b) =>
        Number(upstream.isBuiltIn(b.key)) - Number(upstream.isBuiltIn(a.key)) ||
        (b.lastAttemptAt ?? '').localeCompare(a.lastAttemptAt ?? ''),
    )
    .map(({ key }) => nameChosen(upstream, key))
    .filter((named) => named !== null)
    .filter(({ key, resourceState }) => upstream.isBuiltIn(key) || resourceState.cached !== null);
  const followed = followedComponents(upstream).flatMap((each) => nameComponent(upstream, each));
  const ofSources = matrixSources.flatMap((source) => nameBuiltIns(upstream, source));
  const named = [...withoutTwins([...ofSources, ...followed]), ...chosen];
  return {
    now: now.toISOString(),
    apiUrl,
    hasToken: upstream.hasToken,
    quota: upstream.quota(),
    pausedUntil: upstream.pausedUntil(),
    store: { ...upstream.store.state(), records: records.length },
    resources: named.map((each) => statusOf(each, upstream, now)),
  };
}

function nameBuiltIns(upstream: Upstream, source: MatrixSource): readonly Named[] {
  const { repository, file, runs } = builtInResources(source);
  const { owner, name } = source.repository;
  return [
    { key: file.key, words: fileWords(source, source.ref), resourceState: upstream.peek(file) },
    { key: runs.key, words: runsWords(source, source.ref), resourceState: upstream.peek(runs) },
    {
      key: repository.key,
      words: `Repository ${owner}/${name}`,
      resourceState: upstream.peek(repository),
    },
  ];
}

function nameComponent(upstream: Upstream, component: Component): readonly Named[] {
  const { repository, releases } = componentResources(component);
  const { owner, name } = component.repository;
  const resourceState = upstream.peek(releases);
  return [
    {
      key: releases.key,
      words: `Releases of ${owner}/${name}${readingWords(resourceState)}`,
      resourceState,
    },
    {
      key: repository.key,
      words: `Repository ${owner}/${name}`,
      resourceState: upstream.peek(repository),
    },
  ];
}

/** How far a first reading has come. */
function readingWords({ cached }: ResourceState<ReleaseList>): string {
  if (cached === null || cached.value.wholeAt !== null) return '';
  const { pass, lastPage } = cached.value;
  const read = (pass?.next ?? 1) - 1;
  return `, page ${read} of ${lastPage ?? 'an unknown number'} read`;
}

/** A repository that is a source and a component is named once. */
function withoutTwins(named: readonly Named[]): readonly Named[] {
  return [...new Map(named.map((each) => [each.key, each])).values()];
}

/** Names a record that a visitor's choice left; null for one whose source or ref no longer exists. */
function nameChosen(upstream: Upstream, key: string): Named | null {
  const component = COMPONENTS.find((each) =>
    Object.values(componentResources(each)).some((resource) => resource.key === key),
  );
  if (component !== undefined) {
    return nameComponent(upstream, component).find((named) => named.key === key) ?? null;
  }
  const ofRegistry = registryResourceOf(upstream, key);
  if (ofRegistry !== null) return { key, words: ofRegistry.words, resourceState: ofRegistry.state };
  const [, what, owner = '', name = '', tag = ''] =
    /^(packages|waivers):([^/]+)\/([^@]+)@(.+)$/.exec(key) ?? [];
  if (what !== undefined) {
    const repository = { owner, name };
    const file = { kind: 'go.mod', program: name, repository, tag } as const;
    return what === 'waivers'
      ? {
          key,
          words: `Waived advisories at ${tag}`,
          resourceState: upstream.peek(waiversResource(tag)),
        }
      : {
          key,
          words: `Packages of ${owner}/${name} at ${tag}`,
          resourceState: upstream.peek(packageFileResource(file, upstream.blobs)),
        };
  }
  const ofRelease = releaseSbomOfKey(key);
  if (ofRelease !== null) {
    const resourceState = upstream.peek(releaseSbomResource(ofRelease, upstream.blobs));
    return { key, words: `SBOM ${ofRelease.file.name} of ${ofRelease.tag}`, resourceState };
  }
  const [, kind, id = '', ref = ''] = /^(matrix-file|runs):([^:]+):(.+)$/.exec(key) ?? [];
  const source = findMatrixSource(id);
  if (source === null) return null;
  if (kind === 'runs') {
    // GitHub lists no runs for a ref that does not exist, rather than to say so.
    if (upstream.peek(matrixFileResource(source, ref)).cached === null) return null;
    const resourceState = upstream.peek(runsResource({ source, ref, commit: null }));
    return { key, words: runsWords(source, ref), resourceState };
  }
  return {
    key,
    words: fileWords(source, ref),
    resourceState: upstream.peek(matrixFileResource(source, ref)),
  };
}

function fileWords({ path, repository }: MatrixSource, ref: string): string {
  const { owner, name } = repository;
  return `Workflow file ${path.split('/').at(-1) ?? path} of ${owner}/${name} at ${ref}`;
}

function runsWords({ runsOf, repository }: MatrixSource, ref: string): string {
  const { owner, name } = repository;
  return `Runs of ${runsOf.join(' and ')} in ${owner}/${name} for ${ref}`;
}

function statusOf(
  { key, words, resourceState }: Named,
  upstream: Upstream,
  now: Date,
): ResourceStatus {
  const { cached, failure, failingSince, nextAttemptAt } = resourceState;
  const record = upstream.store.get(key);
  const kept = cached === null ? null : { ...cached, failure, failingSince, nextAttemptAt };
  return {
    key,
    words,
    isBuiltIn: upstream.isBuiltIn(key),
    state: kept === null ? 'missing' : stateOf(kept, now),
    lastSuccessAt: cached?.checkedAt ?? null,
    lastAttemptAt: record?.lastAttemptAt ?? null,
    changedAt: cached?.fetchedAt ?? null,
    failure,
    failingSince,
    failures: record?.failures ?? 0,
    nextAttemptAt,
    isRefreshing: upstream.isRefreshing(key),
  };
}

function stateOf(
  kept: Parameters<typeof freshnessOf>[0] & { readonly ttlMs: number },
  now: Date,
): 'live' | 'stale' {
  return freshnessOf(kept, { ttlMs: kept.ttlMs, now }).state === 'live' ? 'live' : 'stale';
}
