import 'server-only';
import { compareSigner } from '@/lib/evidence/signatures/compare-signer';
import type {
  ExpectedSigner,
  SignatureFacts,
  SignatureVerdict,
} from '@/lib/evidence/signatures/model';

/** Best first: cosign accepts a file or image if one of its signatures is good. */
const ORDER = [
  'verified',
  'time-not-proven',
  'no-rule',
  'other-identity',
  'unknown-trust',
  'not-checked',
  'invalid',
  'none',
] as const satisfies readonly SignatureVerdict['kind'][];

/** The verdict of a signature that is cryptographically right. Another signer weighs more than a missing time. */
export function judge(facts: SignatureFacts, expected: ExpectedSigner): SignatureVerdict {
  if (expected === null) return { kind: 'no-rule', ...facts };
  const differences = compareSigner(facts.certificate, expected);
  if (differences.length > 0) return { kind: 'other-identity', differences, ...facts };
  return { kind: facts.signedAt === null ? 'time-not-proven' : 'verified', ...facts };
}

/** The best of several verdicts; `none` without any. */
export function bestOf(verdicts: readonly SignatureVerdict[]): SignatureVerdict {
  const [best] = verdicts.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return best ?? { kind: 'none' };
}
