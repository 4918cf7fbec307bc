import 'server-only';
import type { z } from 'zod';

import type { UpstreamFailure } from '@/lib/base/failure';
import type { RefreshPlan } from '@/lib/base/freshness/refresh-plan';
import type { Result } from '@/lib/base/result';
import type { GitHub } from '@/lib/upstream/github/client';
import type { RegistryClient } from '@/lib/upstream/registry/client';

import type { Loss } from './list-loss';

/** The cached value that a conditional request starts from. */
export type Previous<Value> = {
  readonly value: Value;
  /** Null where upstream sent none, or sent it to another token or server. */
  readonly etag: string | null;
};

/** What a fetch brought. */
export type Fetched<Value> =
  | {
      readonly kind: 'changed';
      readonly value: Value;
      readonly etag: string | null;
      /** Why the response is not believed though the value was brought on; absent where it is. */
      readonly doubt?: UpstreamFailure;
    }
  | { readonly kind: 'unchanged' };

/** One thing of upstream's that is stored as one value and refreshed as a unit. */
type Stored<Value> = {
  /** Stable: the record's key. */
  readonly key: string;
  /** Schema version of the value; raised when its shape or meaning changes. */
  readonly schemaVersion: number;
  /** Checks a stored value. */
  readonly schema: z.ZodType<Value>;
  /** The TTL: how long a value counts as fresh. */
  readonly ttlMs: (value: Value, plan: RefreshPlan) => number;
  /** Refresh interval where it differs from the TTL: a list that is read in pages continues immediately. */
  readonly refreshAfterMs?: (value: Value, plan: RefreshPlan) => number;
  /** What a new value lacks of the one before, where that is accepted only once it has lasted; null where it lacks nothing. */
  readonly lossOf?: (before: Value, after: Value) => Loss | null;
  /** Whether a value never changes, since its key has its digest: it is not requested again at any age. */
  readonly isImmutable?: boolean;
};

type Fetch<Client, Value> = (
  client: Client,
  previous: Previous<Value> | null,
) => Promise<Result<Fetched<Value>, UpstreamFailure>>;

/** A resource of GitHub. */
export type Resource<Value> = Stored<Value> & { readonly fetch: Fetch<GitHub, Value> };

/** A resource of a registry, with the client that fetches it. */
export type RegistryResource<Value> = Stored<Value> & {
  readonly client: RegistryClient;
  readonly fetch: Fetch<RegistryClient, Value>;
};

/** A resource of any upstream. All of them share the store, the leases and the back-off. */
export type AnyResource<Value> = Resource<Value> | RegistryResource<Value>;

/** The state of a resource: the cached value, and why it is old or missing. Times are ISO 8601 text. */
export type ResourceState<Value> = {
  /** The last good value; null when there is none yet. */
  readonly cached: {
    readonly value: Value;
    readonly fetchedAt: string;
    readonly checkedAt: string;
    readonly ttlMs: number;
  } | null;
  readonly failure: UpstreamFailure | null;
  readonly failingSince: string | null;
  readonly nextAttemptAt: string | null;
};
