import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import type { Quota } from '@/lib/base/quota';
import type { Result } from '@/lib/base/result';
import type { BlobStore } from '@/lib/upstream/blobs/model';
import type { OpenedAsset } from '@/lib/upstream/github/open-asset';
import type { RegistryClient } from '@/lib/upstream/registry/client';
import type { Store } from '@/lib/upstream/store/model';

import type { Passed } from './asset-gate';
import type { ContentDownload, ContentRequest, OpenedContent } from './content-reader';
import { Refresher, type RefresherOptions, type VisitorAsset } from './refresher';
import type { AnyResource, ResourceState } from './resource';

/** The only way to upstream: returns cached values and refreshes them behind the page. */
export type Upstream = {
  /**
   * Returns the state of a resource, and starts a refresh when it is due. Only where there is no cached
   * value does it wait for the refresh, and no longer than `waitMs`.
   */
  readonly read: <Value>(
    resource: AnyResource<Value>,
    options: { readonly waitMs: number },
  ) => Promise<ResourceState<Value>>;
  /** Returns the state of a resource without any request. */
  readonly peek: <Value>(resource: AnyResource<Value>) => ResourceState<Value>;
  /** Opens a file of a release for a visitor, within the limits for visitors; it is closed when the visitor leaves. */
  readonly openAsset: (
    asset: VisitorAsset,
  ) => Promise<Result<Passed<OpenedAsset>, UpstreamFailure>>;
  /** The registries that images may be read from. No visitor can add one. */
  readonly registries: readonly RegistryClient[];
  /** Reads small content of a registry, e.g. a signature, for a visitor; its digest is checked. */
  readonly readContent: (request: ContentRequest) => Promise<Result<Uint8Array, UpstreamFailure>>;
  /** Opens content of a registry for a visitor; its digest is checked at the end. */
  readonly openContent: (
    request: ContentDownload,
  ) => Promise<Result<OpenedContent, UpstreamFailure>>;
  /** Marks resources as changed upstream, so that the next read refreshes them before the end of their TTL. */
  readonly markChanged: (keys: readonly string[]) => void;
  readonly isRefreshing: (key: string) => boolean;
  /** Whether a resource is refreshed without a visitor. */
  readonly isBuiltIn: (key: string) => boolean;
  readonly quota: () => Quota | null;
  /** Until when no request is made, ISO 8601; null while requests are made. */
  readonly pausedUntil: () => string | null;
  readonly hasToken: boolean;
  readonly store: Store;
  /** Large content by its digest; null where none is stored. */
  readonly blobs: BlobStore | null;
};

/** Creates the upstream. */
export function createUpstream(options: RefresherOptions): Upstream {
  const refresher = new Refresher(options);
  const { records, limits, content } = refresher;
  return {
    read: (resource, { waitMs }) => refresher.read(resource, waitMs),
    peek: (resource) => records.stateOf(resource, null),
    openAsset: (asset) => refresher.openAsset(asset),
    registries: options.registries ?? [],
    readContent: (request) => content.read(request),
    openContent: (request) => content.open(request),
    markChanged: (keys) => refresher.markChanged(keys),
    isRefreshing: (key) => refresher.isRefreshing(key),
    isBuiltIn: (key) => options.builtInKeys.has(key),
    quota: () => limits.rateLimit(),
    pausedUntil: () => limits.refusal()?.until.toISOString() ?? null,
    hasToken: options.github.hasToken,
    store: options.store,
    blobs: options.blobs ?? null,
  };
}
