import 'server-only';
import { z } from 'zod';

import { REFUSAL_REASONS, type UpstreamFailure } from '@/lib/base/failure';

import type { StoredRecord } from './model';

const time = z.iso.datetime().nullable();
const text = z.string();

const failureKind = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-found'), what: text }),
  z.object({ kind: z.literal('moved'), location: text.nullable() }),
  z.object({ kind: z.literal('rate-limited'), resetsAt: time }),
  z.object({ kind: z.literal('secondary-limit'), retryAfterSeconds: z.number().nullable() }),
  z.object({ kind: z.literal('busy'), retryAfterSeconds: z.number() }),
  z.object({
    kind: z.literal('unauthorized'),
    why: z.enum(['token-refused', 'token-missing']),
  }),
  z.object({
    kind: z.literal('forbidden'),
    status: z.int(),
    // Files that were written before version 0.2 have no reason.
    reason: z.enum(REFUSAL_REASONS).nullable().default(null),
  }),
  z.object({ kind: z.literal('blocked'), reason: text.nullable() }),
  z.object({ kind: z.literal('too-large'), what: text, limitOf: z.enum(['github', 'site']) }),
  z.object({
    kind: z.literal('unavailable'),
    status: z.int(),
    retryAfterSeconds: z.number().optional(),
  }),
  z.object({ kind: z.literal('unreadable'), where: text }),
  z.object({
    kind: z.literal('incomplete'),
    what: text,
    missing: z.int().nonnegative(),
    of: z.int().nonnegative(),
  }),
  z.object({ kind: z.literal('timeout'), afterMs: z.number() }),
  z.object({ kind: z.literal('unreachable'), code: text }),
]);

const failure: z.ZodType<UpstreamFailure> = failureKind.and(
  z.object({ host: text.exactOptional() }),
);

const currentRecord = z.object({
  key: text.min(1),
  schemaVersion: z.int(),
  identity: text,
  // Checked by the schema of its resource.
  value: z.unknown().refine((value) => value !== undefined),
  etag: text.nullable(),
  fetchedAt: time,
  checkedAt: time,
  lastAttemptAt: time,
  failure: failure.nullable(),
  failingSince: time,
  failures: z.int().nonnegative(),
  nextAttemptAt: time,
});

/** Files that were written before version 0.2 call the identity `askedOf`, and the schema version `version`. */
const record: z.ZodType<StoredRecord> = z.preprocess(withCurrentNames, currentRecord);

/** Parses a record from the text of its file; null when the text is cut off or no record. */
export function parseRecord(json: string): StoredRecord | null {
  const { success, data } = record.safeParse(parseJson(json));
  return success ? data : null;
}

/** Formats a record as the text of its file. */
export function formatRecord(value: StoredRecord): string {
  return `${JSON.stringify(value)}\n`;
}

function withCurrentNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return {
    ...value,
    ...('askedOf' in value && { identity: value.askedOf }),
    ...('version' in value && { schemaVersion: value.version }),
  };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
