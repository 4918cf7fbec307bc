import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';

/**
 * What is kept of one upstream resource: its last good answer in our own form, and how asking for it has
 * gone since. Times are ISO 8601 text.
 */
export type StoredRecord = {
  readonly key: string;
  /** Version of the value's form; another one is not read. */
  readonly version: number;
  /** Who was asked, and as whom: what upstream said of times and versions holds for nobody else. */
  readonly askedOf: string;
  /** Null when upstream never answered. */
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

/** How a store is faring. */
export type StoreState = {
  /** Where it keeps its records, for the operator. */
  readonly place: string;
  /** Why records are only kept in memory; null while they are written. */
  readonly failure: string | null;
  readonly failingSince: string | null;
  /** Files that were put aside since the start because they could not be read. */
  readonly putAside: number;
  /** How sharing the records with other replicas is faring; null where they are not shared. */
  readonly shared: SharingState | null;
};

/** How the store that replicas share is faring. */
export type SharingState = {
  /** Why this replica goes on by itself, in a sentence; null while it shares. */
  readonly failure: string | null;
  readonly failingSince: string | null;
};

/** The right to ask for a resource: ours until it is released, or held by another replica. */
export type Lease =
  | { readonly kind: 'mine'; readonly release: () => Promise<void> }
  | { readonly kind: 'held' };

/** Where the last good answers are kept. Reading it costs nothing; it never fails, but says when it cannot write. */
export type Store = {
  readonly get: (key: string) => StoredRecord | null;
  readonly list: () => readonly StoredRecord[];
  /** Keeps a record; reading gives it as soon as the promise is settled. */
  readonly set: (record: StoredRecord) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  readonly state: () => StoreState;
  /** Takes the right to ask for a resource among replicas; absent where there is only one. */
  readonly lease?: (key: string) => Promise<Lease>;
};
