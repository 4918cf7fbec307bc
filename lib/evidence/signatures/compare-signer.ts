import type { CertificateDetails } from '@/lib/releases/verification/model';

import type { ExpectedSigner } from './model';

/**
 * Compares a certificate with the signer that is required, and gives each difference as a sentence; none if
 * they are equal.
 *
 * An exact subject is compared as text. A pattern must match the complete subject: a search for it would
 * accept `https://example.com/?https://github.com/…`.
 */
export function compareSigner(
  certificate: CertificateDetails,
  { subject, issuer, callerRepository }: NonNullable<ExpectedSigner>,
): readonly string[] {
  const caller = callerRepository === null ? null : `https://github.com/${callerRepository}`;
  return [
    matches(subject, certificate.subjectAlternativeName)
      ? null
      : difference('subject', certificate.subjectAlternativeName, subject.value),
    certificate.issuer === issuer ? null : difference('issuer', certificate.issuer, issuer),
    caller === null || certificate.repository === caller
      ? null
      : difference('repository of the run', certificate.repository, caller),
  ].filter((each) => each !== null);
}

function matches(
  { kind, value }: NonNullable<ExpectedSigner>['subject'],
  subject: string,
): boolean {
  return kind === 'exact' ? subject === value : new RegExp(`^(?:${value})$`).test(subject);
}

function difference(what: string, found: string | null, expected: string): string {
  return `The ${what} is ${found ?? 'missing'} and should be ${expected}.`;
}
