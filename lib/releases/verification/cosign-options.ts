import { shellQuote } from '@/lib/base/text/shell-quote';

import type { SignatureFormat, SigningIdentity } from './model';
import { cosignMajors } from './signature-format';

/** The options of cosign that require a signer. */
export function identityOptions({ subject, issuer, callerRepository }: SigningIdentity): string {
  const option =
    subject.kind === 'exact' ? '--certificate-identity' : '--certificate-identity-regexp';
  const caller =
    callerRepository === null
      ? ''
      : ` --certificate-github-workflow-repository ${shellQuote(callerRepository)}`;
  return `${option} ${shellQuote(subject.value)} --certificate-oidc-issuer ${shellQuote(issuer)}${caller}`;
}

/** The versions of cosign that verify a format, in words. */
export function cosignFor(format: SignatureFormat | null): string {
  return `cosign ${cosignMajors(format).join(' or ')}`;
}

/** Why a format needs its versions of cosign, as a sentence; empty if every version reads it. */
export function formatNote(format: SignatureFormat | null): string {
  switch (format) {
    case 'cosign':
      return '';
    case 'sigstore':
      return ' The signature is a Sigstore bundle: cosign 2 does not look for it.';
    case null:
      return ' Whether cosign 2 or 3 signed this release is unknown: cosign 3 verifies both.';
  }
}
