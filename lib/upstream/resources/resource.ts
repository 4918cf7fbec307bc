import 'server-only';
import type { z } from 'zod';

import type { UpstreamFailure } from '@/lib/base/failure';
import type { RefreshPlan } from '@/lib/base/freshness/refresh-plan';
import type { Result } from '@/lib/base/result';
import type { GitHub } from '@/lib/upstream/github/client';

/** The cached value that a conditional request starts from. */
export type Previous<Value> = {
  readonly value: Value;
  /** Null where upstream sent none, or sent it to another token or server. */
  readonly etag: string | null;
};

/** What a fetch brought. */
export type Fetched<Value> =
  | { readonly kind: 'changed'; readonly value: Value; readonly etag: string | null }
  | { readonly kind: 'unchanged' };

/** One thing of upstream's that is stored as one value and refreshed as a whole. */
export type Resource<Value> = {
  /** Stable: the record's key. */
  readonly key: string;
  /** Schema version of the value; raised when its shape or meaning changes. */
  readonly version: number;
  /** Checks a stored value. */
  readonly schema: z.ZodType<Value>;
  /** The TTL: how long a value counts as fresh. */
  readonly ttlMs: (value: Value, plan: RefreshPlan) => number;
  /** Refresh interval where it differs from the TTL: a list that is read in pages goes on at once. */
  readonly refreshAfterMs?: (value: Value, plan: RefreshPlan) => number;
  readonly fetch: (
    github: GitHub,
    previous: Previous<Value> | null,
  ) => Promise<Result<Fetched<Value>, UpstreamFailure>>;
};

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
