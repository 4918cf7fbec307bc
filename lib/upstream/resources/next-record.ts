import 'server-only';
import { isDeepStrictEqual } from 'node:util';

import type { UpstreamFailure } from '@/lib/base/failure';
import { nextAttemptAfter } from '@/lib/base/freshness/back-off';
import type { StoredRecord } from '@/lib/upstream/store/model';

import type { Fetched } from './resource';

type Attempt = {
  readonly key: string;
  readonly schemaVersion: number;
  readonly identity: string;
  /** The record before the attempt; null when there is none. */
  readonly before: StoredRecord | null;
  readonly now: Date;
};

/** The record after a good response. A doubted response confirms nothing. */
export function recordAfterResponse(
  attempt: Attempt,
  fetched: Fetched<unknown>,
  ttlMsOf: (value: unknown) => number,
): StoredRecord {
  const { key, schemaVersion, identity, before, now } = attempt;
  const at = now.toISOString();
  const value = fetched.kind === 'changed' ? fetched.value : before?.value;
  const isSame = isDeepStrictEqual(value, before?.value);
  const doubt = fetched.kind === 'changed' ? (fetched.doubt ?? null) : null;
  return {
    key,
    schemaVersion,
    identity,
    value,
    etag: fetched.kind === 'changed' ? fetched.etag : (before?.etag ?? null),
    fetchedAt: isSame ? (before?.fetchedAt ?? at) : at,
    checkedAt: doubt === null ? at : (before?.checkedAt ?? at),
    lastAttemptAt: at,
    failure: doubt,
    failingSince: doubt === null ? null : (before?.failingSince ?? at),
    failures: doubt === null ? 0 : (before?.failures ?? 0) + 1,
    nextAttemptAt: new Date(now.getTime() + ttlMsOf(value)).toISOString(),
  };
}

/** The record after an attempt failed: the last good value stays. */
export function recordAfterFailure(attempt: Attempt, failure: UpstreamFailure): StoredRecord {
  const { identity, before, now } = attempt;
  const at = now.toISOString();
  const failures = before !== null && before.identity === identity ? before.failures + 1 : 1;
  return {
    ...baseOf(attempt),
    lastAttemptAt: at,
    failure,
    failingSince: isNewLoss(before?.failure, failure) ? at : (before?.failingSince ?? at),
    failures,
    nextAttemptAt: nextAttemptAfter({ failure, failures, now }).toISOString(),
  };
}

/** A loss is accepted once it has lasted, which does not begin with a failure of another kind. */
function isNewLoss(before: UpstreamFailure | null | undefined, failure: UpstreamFailure): boolean {
  return failure.kind === 'incomplete' && before?.kind !== 'incomplete';
}

/** The record when no request was made, since a limit applies until a given time. */
export function recordWhileBlocked(
  attempt: Attempt,
  failure: UpstreamFailure,
  until: Date,
): StoredRecord {
  const before = baseOf(attempt);
  return {
    ...before,
    failure,
    failingSince: before.failingSince ?? attempt.now.toISOString(),
    nextAttemptAt: until.toISOString(),
  };
}

/** The record to start from; drops the ETag and the failures when another server or token produced them. */
function baseOf({ key, schemaVersion, identity, before }: Attempt): StoredRecord {
  if (before !== null && before.identity === identity) return before;
  return {
    key,
    schemaVersion,
    value: before?.value ?? null,
    fetchedAt: before?.fetchedAt ?? null,
    checkedAt: before?.checkedAt ?? null,
    lastAttemptAt: before?.lastAttemptAt ?? null,
    failure: null,
    failingSince: before?.failingSince ?? null,
    failures: 0,
    nextAttemptAt: null,
    identity,
    etag: null,
  };
}
