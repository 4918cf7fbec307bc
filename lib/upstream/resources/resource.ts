import 'server-only';
import type { z } from 'zod';

import type { UpstreamFailure } from '@/lib/base/failure';
import type { RefreshPlan } from '@/lib/base/freshness/refresh-plan';
import type { Result } from '@/lib/base/result';
import type { GitHub } from '@/lib/upstream/github/client';

/** What is kept of a resource when it is asked for again. */
export type Previous<Value> = {
  readonly value: Value;
  /** Null where upstream gave no version, or gave it to somebody else. */
  readonly etag: string | null;
};

/** What asking upstream brought. */
export type Fetched<Value> =
  | { readonly kind: 'changed'; readonly value: Value; readonly etag: string | null }
  | { readonly kind: 'unchanged' };

/** Something of upstream's that is kept as one value and refreshed as a whole. */
export type Resource<Value> = {
  /** Stable; the value is kept under it. */
  readonly key: string;
  /** Version of the value's form; to be raised when the form or its meaning changes. */
  readonly version: number;
  /** Checks a value that was kept. */
  readonly schema: z.ZodType<Value>;
  /** How long an answer counts as fresh. */
  readonly ttlMs: (value: Value, plan: RefreshPlan) => number;
  /** When it is asked for again, where that is not the end of its time: a list that is read in parts goes on at once. */
  readonly askAgainMs?: (value: Value, plan: RefreshPlan) => number;
  readonly fetch: (
    github: GitHub,
    previous: Previous<Value> | null,
  ) => Promise<Result<Fetched<Value>, UpstreamFailure>>;
};
