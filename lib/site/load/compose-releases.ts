import 'server-only';
import { freshnessOf, freshnessOfSnapshot } from '@/lib/base/freshness/freshness-of';
import type { Freshness } from '@/lib/base/freshness/model';
import type { Component } from '@/lib/names/catalog/model';
import type { Release, ReleaseList } from '@/lib/releases/list/model';
import { readComponentReleases, type ComponentReleases } from '@/lib/releases/list/read-component';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import { componentResources } from '@/lib/upstream/resources/built-in-resources';
import { unreadableRows } from '@/lib/upstream/resources/read-pages';
import type { ResourceState } from '@/lib/upstream/resources/resource';
import type { Upstream } from '@/lib/upstream/resources/upstream';
import {
  findReleaseSnapshot,
  type ReleaseSnapshot,
} from '@/lib/upstream/snapshot/find-release-snapshot';

/** Longest time that a page waits for the first response; without one the snapshot is shown. */
const FIRST_WAIT_MS = 2500;

type Composing = {
  readonly upstream: Upstream;
  /** URL of the web pages that belong to the API. */
  readonly webUrl: string;
  readonly now: Date;
  /** Whether upstream may be requested for what is not cached yet. */
  readonly mayRequest: boolean;
  readonly firstWaitMs?: number;
};

/**
 * Composes a component's releases from the records of upstream, else from the snapshot that ships with this
 * site.
 */
export async function composeReleases(
  composing: Composing,
  component: Component,
): Promise<TrackedComponent> {
  const { upstream, now, mayRequest, firstWaitMs = FIRST_WAIT_MS } = composing;
  const { repository: ofRepository, releases: ofReleases } = componentResources(component);
  const wait = { waitMs: firstWaitMs };
  const [resourceState, about] = mayRequest
    ? await Promise.all([upstream.read(ofReleases, wait), upstream.read(ofRepository, wait)])
    : [upstream.peek(ofReleases), upstream.peek(ofRepository)];
  const repository = about.cached?.value ?? null;
  // Before the first response: a component with a successor is archived.
  const isArchived = repository?.archived ?? component.successor !== null;
  const common = {
    component,
    repository,
    failure: resourceState.failure,
    nextAttemptAt: resourceState.nextAttemptAt,
  };
  if (resourceState.cached === null)
    return { ...common, ...fromSnapshot(composing, component, resourceState, isArchived) };
  const list = resourceState.cached.value;
  return {
    ...common,
    releases: readOnce(component, list, isArchived),
    freshness: freshnessOfState(resourceState, now),
    reading: readingOf(list),
    removed: list.removed,
    unreadable: unreadableRows(list),
    snapshot: null,
  };
}

/** What was read from each list, so that hundreds of releases are put in order once and not for every page. */
const readings = new WeakMap<ReleaseList, Map<boolean, ComponentReleases>>();

function readOnce(component: Component, list: ReleaseList, isArchived: boolean): ComponentReleases {
  const known = readings.get(list) ?? new Map<boolean, ComponentReleases>();
  readings.set(list, known);
  const read =
    known.get(isArchived) ??
    readComponentReleases(component, list.releases, { isArchived, areFilesKnown: true });
  known.set(isArchived, read);
  return read;
}

function readingOf({ wholeAt, pass, lastPage }: ReleaseList): TrackedComponent['reading'] {
  if (wholeAt !== null) return null;
  return { pagesRead: (pass?.next ?? 1) - 1, pagesTotal: lastPage };
}

function freshnessOfState(resourceState: ResourceState<ReleaseList>, now: Date): Freshness | null {
  const { cached, failure, failingSince, nextAttemptAt } = resourceState;
  if (cached === null) return null;
  const { fetchedAt, checkedAt, ttlMs } = cached;
  return freshnessOf(
    { fetchedAt, checkedAt, failure, failingSince, nextAttemptAt },
    { ttlMs, now },
  );
}

/** In place of an unknown date. */
const NO_DATE = '';

function fromSnapshot(
  { webUrl }: Composing,
  component: Component,
  resourceState: ResourceState<ReleaseList>,
  isArchived: boolean,
): Omit<TrackedComponent, 'component' | 'repository' | 'failure' | 'nextAttemptAt'> {
  const snapshot = findReleaseSnapshot(component.id);
  const releases = snapshot === null ? [] : releasesOf(snapshot, component, webUrl);
  return {
    releases: readComponentReleases(component, releases, { isArchived, areFilesKnown: false }),
    freshness: snapshot === null ? null : freshnessOfSnapshot(snapshot.readAt, resourceState),
    reading: null,
    removed: [],
    unreadable: 0,
    snapshot:
      snapshot === null
        ? null
        : {
            lacks: snapshot.lacks,
            assetNames: new Map(
              [...snapshot.tags, ...snapshot.unlisted].map(({ tag, assetNames }) => [
                tag,
                assetNames,
              ]),
            ),
          },
  };
}

function releasesOf(
  { tags, unlisted }: ReleaseSnapshot,
  { repository: { owner, name } }: Component,
  webUrl: string,
): readonly Release[] {
  return [...tags, ...unlisted].map(({ tag, taggedAt }, index) => ({
    id: index + 1,
    tag,
    title: null,
    publishedAt: taggedAt ?? NO_DATE,
    isPrerelease: false,
    url: `${webUrl}/${owner}/${name}/releases/tag/${encodeURIComponent(tag)}`,
    notes: '',
    assets: [],
    unreadableAssets: 0,
    change: null,
  }));
}
