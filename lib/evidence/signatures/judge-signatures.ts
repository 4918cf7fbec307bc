import { compareSigner } from './compare-signer';
import type { CheckedSignature, ExpectedSigner, SignatureVerdict } from './model';

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

/**
 * The verdict about something with these signatures: that of the best; `none` without any. It depends on the
 * rules of today, what was checked does not.
 */
export function judgeSignatures(
  checked: readonly CheckedSignature[],
  expected: ExpectedSigner,
): SignatureVerdict {
  const [best] = checked
    .map((each) => judge(each, expected))
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return best ?? { kind: 'none' };
}

/** Another signer weighs more than a missing time. */
function judge(checked: CheckedSignature, expected: ExpectedSigner): SignatureVerdict {
  if (checked.kind !== 'good') return checked;
  const { certificate, log, signedAt } = checked;
  const facts = { certificate, log, signedAt };
  if (expected === null) return { kind: 'no-rule', ...facts };
  const differences = compareSigner(certificate, expected);
  if (differences.length > 0) return { kind: 'other-identity', differences, ...facts };
  return { kind: signedAt === null ? 'time-not-proven' : 'verified', ...facts };
}
