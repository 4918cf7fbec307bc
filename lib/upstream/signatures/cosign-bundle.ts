import 'server-only';
import { createHash } from 'node:crypto';

import { z } from 'zod';

import { fail, ok, type Result } from '@/lib/base/result';
import type { FailedCheck } from '@/lib/evidence/signatures/model';

import { unreadable } from './failed-check';
import { parseJson } from './parse-json';

/** The log entry that cosign stores with a signature. The log's signature is over these four fields. */
export type CosignLogEntry = {
  readonly body: string;
  readonly integratedTime: number;
  readonly logIndex: number;
  /** Hexadecimal. */
  readonly logId: string;
  readonly signedEntryTimestamp: string;
};

/** The parts of cosign's own JSON. */
export type CosignBundle = {
  readonly signature: string;
  readonly certificate: string;
  readonly entry: CosignLogEntry | null;
};

const count = z.int().nonnegative();

const rekorBundle = z
  .object({
    SignedEntryTimestamp: z.base64(),
    Payload: z.object({
      body: z.base64(),
      integratedTime: count,
      logIndex: count,
      logID: z.string().regex(/^(?:[0-9a-f]{2}){1,64}$/i),
    }),
  })
  .transform(({ SignedEntryTimestamp, Payload }): CosignLogEntry => ({
    body: Payload.body,
    integratedTime: Payload.integratedTime,
    logIndex: Payload.logIndex,
    logId: Payload.logID,
    signedEntryTimestamp: SignedEntryTimestamp,
  }));

const cosignBundle = z.object({
  base64Signature: z.string(),
  cert: z.string(),
  rekorBundle: rekorBundle.nullish(),
});

const kindOfBody = z.object({ kind: z.string().max(40), apiVersion: z.string().max(20) });

/** Reads the JSON that `cosign sign-blob --bundle` wrote before Sigstore's bundles. */
export function readCosignBundle(json: unknown): Result<CosignBundle, FailedCheck> {
  const { success, data } = cosignBundle.safeParse(json);
  if (!success)
    return fail(unreadable('It has the fields of a cosign bundle, but not in cosign’s format.'));
  const { base64Signature, cert, rekorBundle: entry } = data;
  return ok({ signature: base64Signature, certificate: cert, entry: entry ?? null });
}

/** Reads the annotation with the log entry of an image's signature. */
export function readRekorAnnotation(text: string): Result<CosignLogEntry, FailedCheck> {
  const { success, data } = rekorBundle.safeParse(parseJson(text));
  return success
    ? ok(data)
    : fail(unreadable('Its annotation with the log entry is not in cosign’s format.'));
}

/** The log entry in the form of Sigstore's bundles; only the kind is read out of its body. */
export function toLogEntry(entry: CosignLogEntry): Result<object, FailedCheck> {
  const body = parseJson(Buffer.from(entry.body, 'base64').toString('utf8'));
  const { success, data } = kindOfBody.safeParse(body);
  if (!success) return fail(unreadable('The body of its log entry is not a log entry.'));
  return ok({
    logIndex: String(entry.logIndex),
    logId: { keyId: Buffer.from(entry.logId, 'hex').toString('base64') },
    kindVersion: { kind: data.kind, version: data.apiVersion },
    integratedTime: String(entry.integratedTime),
    inclusionPromise: { signedEntryTimestamp: entry.signedEntryTimestamp },
    canonicalizedBody: entry.body,
  });
}

/** The SHA-256 digest of bytes, in base64. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}
