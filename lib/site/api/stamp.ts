import * as z from 'zod/mini';

import type { Freshness } from '@/lib/base/freshness/model';

import { field, timeOrDay } from './field';
import { SCHEMA_VERSION, schemaVersion } from './schema-version';

/** A response with the version of its schema and the time of its data. */
export type Stamped<Value> = {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly generatedAt: string | null;
} & Value;

/** Adds the version of the schema, and when the data were last checked or else fetched; null before they were. */
export function stamped<Value extends object>(
  value: Value,
  freshness: Freshness | null,
): Stamped<Value> {
  const generatedAt = freshness === null ? null : (freshness.checkedAt ?? freshness.fetchedAt);
  return { schemaVersion: SCHEMA_VERSION, generatedAt, ...value };
}

/** The fields that {@link stamped} adds. */
export const stamp = {
  schemaVersion,
  generatedAt: field(
    'When the list of releases that this is from was last checked; a day for a snapshot, null before there is any',
    z.nullable(timeOrDay),
  ),
};
