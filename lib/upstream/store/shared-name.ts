import 'server-only';
import { createHash } from 'node:crypto';

import type { RecordOwner } from './model';

/** Prefix of all our keys; the number is raised when the format changes. */
const PREFIX = 'kairos-matrix:2:';

/** Prefix of the keys of records. */
export const RECORDS = `${PREFIX}record:`;

/** Channel on which replicas publish the names of records that changed. */
export const CHANGED = `${PREFIX}changed`;

/**
 * The lock of a resource; one for each owner, so that replicas with different owners do not wait for each
 * other.
 */
export function lockNameOf(key: string, owner?: RecordOwner): string {
  return `${PREFIX}lock:${owner === undefined ? key : sharedNameOf(key, owner)}`;
}

/**
 * The name of a record among replicas. It carries the schema version of the record, the API and the account: replicas
 * that differ in any of them never take each other's records.
 */
export function sharedNameOf(key: string, { schemaVersion, identity }: RecordOwner): string {
  return `v${schemaVersion}:${markOf(identity)}:${key}`;
}

/** The mark of the API and the account in a name; null where the name is of another form. */
export function identityMarkIn(name: string): string | null {
  return /^v\d+:([\da-f]{12}):/.exec(name)?.[1] ?? null;
}

/** The API and the account in names. */
export function markOf(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 12);
}
