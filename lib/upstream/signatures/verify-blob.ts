import 'server-only';
import { createHash } from 'node:crypto';

import type { ExpectedSigner, SignatureVerdict } from '@/lib/evidence/signatures/model';

import { checkBundle } from './check-bundle';
import type { SignatureEvidence } from './evidence';
import { bestOf, judge } from './judge';
import { readEvidence } from './read-evidence';
import { bindStatement } from './statement';
import { bundledTrust, type Trust } from './trust';

/** A file, what signs it, and who should have. */
export type BlobRequest = {
  readonly bytes: Uint8Array;
  readonly evidence: readonly SignatureEvidence[];
  readonly expected: ExpectedSigner;
  readonly trust?: Trust;
};

/**
 * Verifies the signatures of a file, and gives the best verdict. It says nothing about any other file that
 * this one lists: the signature of a checksum is not that of an ISO. Nothing is fetched.
 */
export function verifyBlob({
  bytes,
  evidence,
  expected,
  trust = bundledTrust(),
}: BlobRequest): SignatureVerdict {
  return bestOf(evidence.map((each) => verifyOne(each)));

  function verifyOne(each: SignatureEvidence): SignatureVerdict {
    const bundle = readEvidence(each, bytes);
    if (!bundle.ok) return bundle.failure;
    const checked = checkBundle(bundle.value, bytes, trust);
    if (!checked.ok) return checked.failure;
    if (bundle.value.content.$case === 'dsseEnvelope') {
      const bound = bindStatement(bundle.value, sha256Hex(bytes));
      if (!bound.ok) return bound.failure;
    }
    return judge(checked.value, expected);
  }
}

function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
