import { identityByRule } from '@/lib/releases/verification/identity-rule';
import type { VerificationRequest } from '@/lib/releases/verification/model';

/** Where cosign and sigstore-go print the subject of the certificate that they found. */
const SUBJECTS = [/got subjects \[([^\]\s]+)\]/i, /expected SAN value[^\n]*?, got "([^"\s]+)"/i];

/**
 * Compares the subject of the certificate in an error with the rule of the version, as a sentence: it decides
 * whether the command is wrong or the artifact. Null if the error has no subject.
 */
export function explainIdentity(text: string, release: VerificationRequest | null): string | null {
  const found = SUBJECTS.map((pattern) => pattern.exec(text)?.[1]).find(
    (subject) => subject !== undefined,
  );
  if (found === undefined) return null;
  const expected = release === null ? null : identityByRule(release);
  if (release === null || expected === null)
    return `The signer in the output is ${found}. Give the release to compare it with the rules of its version.`;
  const { kind, value } = expected.subject;
  const isExpected = kind === 'exact' ? found === value : new RegExp(`^(?:${value})$`).test(found);
  return isExpected
    ? `The signer in the output, ${found}, is the one that the rules of ${release.tag} require: the identity in the command is wrong, not the signature.`
    : `The signer in the output, ${found}, is not the one that the rules of ${release.tag} require, ${value}. If the artifact is of ${release.tag}, do not use it before that is explained.`;
}
