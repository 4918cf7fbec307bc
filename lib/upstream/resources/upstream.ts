import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import type { Quota } from '@/lib/base/quota';
import type { Result } from '@/lib/base/result';
import type { AssetRequest, OpenedAsset } from '@/lib/upstream/github/open-asset';
import type { Store } from '@/lib/upstream/store/model';

import { Refresher, type RefresherOptions } from './refresher';
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
  /** Opens a file of a release for a visitor, within the limits for visitors. */
  readonly openAsset: (asset: AssetRequest) => Promise<Result<OpenedAsset, UpstreamFailure>>;
  /** Marks resources as changed upstream, so that the next read refreshes them whatever their TTL. */
  readonly markChanged: (keys: readonly string[]) => void;
  readonly isRefreshing: (key: string) => boolean;
  readonly quota: () => Quota | null;
  /** Until when no request is made, ISO 8601; null while requests are made. */
  readonly pausedUntil: () => string | null;
  readonly hasToken: boolean;
  readonly store: Store;
};

/** Creates the upstream. */
export function createUpstream(options: RefresherOptions): Upstream {
  const refresher = new Refresher(options);
  const { records, limits } = refresher;
  return {
    read: (resource, { waitMs }) => refresher.read(resource, waitMs),
    peek: (resource) => records.stateOf(resource, null),
    openAsset: (asset) => refresher.openAsset(asset),
    markChanged: (keys) => refresher.markChanged(keys),
    isRefreshing: (key) => refresher.isRefreshing(key),
    quota: () => limits.rateLimit(),
    pausedUntil: () => limits.refusal()?.until.toISOString() ?? null,
    hasToken: options.github.hasToken,
    store: options.store,
  };
}
