import 'server-only';
import { createHash } from 'node:crypto';

import type { CheckedSignature } from '@/lib/evidence/signatures/model';

import { checkBundle } from './check-bundle';
import type { SignatureEvidence } from './evidence';
import { readEvidence } from './read-evidence';
import { bindStatement } from './statement';
import type { Trust } from './trust';

/** A file, and what signs it. */
export type FileSignatures = {
  readonly bytes: Uint8Array;
  readonly evidence: readonly SignatureEvidence[];
  readonly trust: Trust;
};

/**
 * Checks the signatures of a file, for any signer. They say nothing about any other file that
 * this one lists: the signature of a checksum is not that of an ISO. Nothing is fetched.
 */
export function checkFile({ bytes, evidence, trust }: FileSignatures): readonly CheckedSignature[] {
  return evidence.map((each) => checkOne(each, bytes, trust));
}

function checkOne(evidence: SignatureEvidence, bytes: Uint8Array, trust: Trust): CheckedSignature {
  const bundle = readEvidence(evidence, bytes);
  if (!bundle.ok) return bundle.failure;
  const checked = checkBundle(bundle.value, bytes, trust);
  if (!checked.ok) return checked.failure;
  if (bundle.value.content.$case === 'dsseEnvelope') {
    const bound = bindStatement(bundle.value, sha256Hex(bytes));
    if (!bound.ok) return bound.failure;
  }
  return { kind: 'good', ...checked.value };
}

function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
