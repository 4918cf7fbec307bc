import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';

/**
 * The stored state of one upstream resource: its last good value in our own shape, and the outcome of the
 * requests since. Times are ISO 8601 text.
 */
export type StoredRecord = {
  readonly key: string;
  /** Schema version of the value; any other is ignored. */
  readonly schemaVersion: number;
  /** The API and the account that were used: ETags and limits are valid for no other. */
  readonly identity: string;
  /** Null when there was no good response yet. */
  readonly value: unknown;
  readonly etag: string | null;
  /** When the value last changed. */
  readonly fetchedAt: string | null;
  /** When upstream last confirmed the value. */
  readonly checkedAt: string | null;
  readonly lastAttemptAt: string | null;
  /** Why the last attempt failed; null when it did not. */
  readonly failure: UpstreamFailure | null;
  readonly failingSince: string | null;
  /** Failures in a row. */
  readonly failures: number;
  readonly nextAttemptAt: string | null;
};

/** The state of a store. */
export type StoreState = {
  /** Where it writes its records, for the operator. */
  readonly place: string;
  /** Why records are only in memory, as a sentence without paths; null while they are written. */
  readonly failure: string | null;
  readonly failingSince: string | null;
  /** Files that were renamed since the start because they could not be read. */
  readonly movedAside: number;
  /** True where another process writes to the same folder. */
  readonly hasOtherProcess?: boolean;
  /** The state of sharing with other replicas; null where records are not shared. */
  readonly shared: SharingState | null;
};

/** The state of the store that replicas share. */
export type SharingState = {
  /** Why this replica does not share at present, as a sentence; null while it shares. */
  readonly failure: string | null;
  readonly failingSince: string | null;
};

/** The right to fetch a resource: ours until it is released, or another replica's. */
export type Lease =
  | { readonly kind: 'mine'; readonly release: () => Promise<void> }
  | { readonly kind: 'held' };

/** The schema version of a record, and the API and the account that it was requested with. */
export type RecordOwner = Pick<StoredRecord, 'schemaVersion' | 'identity'>;

/** Where records are stored. Reading is synchronous; nothing fails, but the state says when it cannot write. */
export type Store = {
  readonly get: (key: string) => StoredRecord | null;
  readonly list: () => readonly StoredRecord[];
  /** Stores a record; it can be read once the promise is settled. */
  readonly set: (record: StoredRecord) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  readonly state: () => StoreState;
  /** Takes the lease of a resource among replicas with the same owner; absent where there is only one. */
  readonly lease?: (key: string, owner?: RecordOwner) => Promise<Lease>;
};
