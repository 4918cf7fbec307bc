import type { UpstreamFailure } from '@/lib/base/failure';
import type { Quota } from '@/lib/base/quota';

/** The state of one upstream resource. Times are ISO 8601 text. */
export type ResourceStatus = {
  readonly key: string;
  /** What it is, for readers, e.g. `Workflow file of kairos-init at main`. */
  readonly words: string;
  /** False for refs that visitors chose. */
  readonly isBuiltIn: boolean;
  /** `live`: confirmed in time; `stale`: cached and no longer confirmed; `missing`: no response yet. */
  readonly state: 'live' | 'stale' | 'missing';
  /** When upstream last confirmed it; null when it never responded. */
  readonly lastSuccessAt: string | null;
  readonly lastAttemptAt: string | null;
  /** When the stored value last changed. */
  readonly changedAt: string | null;
  /** Why the last attempt failed; null when it did not. */
  readonly failure: UpstreamFailure | null;
  readonly failingSince: string | null;
  /** Failures in a row. */
  readonly failures: number;
  readonly nextAttemptAt: string | null;
  /** Whether a request is in flight. */
  readonly isRefreshing: boolean;
};

/** Where records are stored, and whether that works. */
export type StoreStatus = {
  /** Where the records are, for the operator: a folder, or a server that replicas share. */
  readonly place: string;
  readonly records: number;
  /** Why records are only in memory, in a sentence; null while they are written. */
  readonly failure: string | null;
  readonly failingSince: string | null;
  /** Files that were renamed since the start because they could not be read. */
  readonly movedAside: number;
  /** True where another process writes to the same folder. */
  readonly hasOtherProcess?: boolean;
  /** Why this replica does not share records with others, in a sentence, and since when; null without other replicas. */
  readonly shared: { readonly failure: string | null; readonly failingSince: string | null } | null;
};

/** Everything `/status` shows. */
export type SiteStatus = {
  /** When this status was made. */
  readonly now: string;
  /** Base URL of the API. */
  readonly apiUrl: string;
  readonly hasToken: boolean;
  /** Null until the first response since the start. */
  readonly quota: Quota | null;
  /** Until when no request is made, after a limit was reached; null when none applies. */
  readonly pausedUntil: string | null;
  readonly store: StoreStatus;
  /** The built-in resources first, then the refs that visitors chose, newest first. */
  readonly resources: readonly ResourceStatus[];
};
