import { compareSigner } from '@/lib/evidence/signatures/compare-signer';
import { expectedSignature } from '@/lib/releases/verification/expected-signature';
import { identityByRule } from '@/lib/releases/verification/identity-rule';
import type { VerificationRequest } from '@/lib/releases/verification/model';

import type { CosignCommand } from './read-command';

/** What is wrong or weak in a command itself, as sentences, independent of the output of cosign. */
export function reviewCommand(
  { action, options, target, variables }: CosignCommand,
  release: VerificationRequest | null,
): readonly string[] {
  const has = (name: string) => options.has(name);
  const remarks: (string | null)[] = [
    variables.some((each) => each.startsWith('COSIGN_EXPERIMENTAL'))
      ? 'COSIGN_EXPERIMENTAL is of cosign 1: since cosign 2 no check of Kairos needs it.'
      : null,
    has('--cert') || has('--cert-email')
      ? '--cert and --cert-email are of cosign 1: they are --certificate and --certificate-identity now.'
      : null,
    has('--key')
      ? 'Kairos signs without a key, so --key cannot verify it: remove the option.'
      : null,
    has('--insecure-ignore-tlog') || has('--insecure-ignore-sct')
      ? 'The options --insecure-… switch off checks that a signature without a key depends on: remove them.'
      : null,
    weakPattern(options.get('--certificate-identity-regexp')),
    action === 'verify-blob' &&
    target !== null &&
    /\.(?:iso|raw|img|qcow2)(?:\.(?:gz|xz))?$/.test(target)
      ? `${target} itself is not signed: the signature is of ${target}.sha256. Verify that file, then compare the checksum.`
      : null,
    action === 'verify' && target !== null && /:latest$|^[^:@]+$/.test(target)
      ? `${target} has no version, so which image it is can change: use the tag of a release or a digest.`
      : null,
    action === 'verify-attestation' && release !== null ? attestationRemark(release) : null,
    release === null ? null : identityRemark(options.get('--certificate-identity'), release),
  ];
  return remarks.filter((each) => each !== null);
}

function weakPattern(pattern: string | undefined): string | null {
  if (pattern === undefined) return null;
  if (/^\^?\.?\*?\$?$/.test(pattern))
    return 'The pattern of --certificate-identity-regexp accepts every signer, so the check proves nothing.';
  if (pattern.startsWith('^')) return null;
  return 'The pattern of --certificate-identity-regexp has no ^ at its start: cosign looks for it anywhere in the subject.';
}

function attestationRemark(release: VerificationRequest): string | null {
  const expected = expectedSignature(release, 'image');
  switch (expected.kind) {
    case 'image-signature':
      return 'Images of this version are signed and not attested: use cosign verify.';
    case 'none':
      return `This image is neither signed nor attested. ${expected.note}`;
    case 'sbom-attestation':
    case 'checksum-signature':
    case 'unknown':
      return null;
  }
}

function identityRemark(identity: string | undefined, release: VerificationRequest): string | null {
  const expected = identityByRule(release);
  if (identity === undefined || expected === null) return null;
  const differences = compareSigner(
    { ...NO_CERTIFICATE, subjectAlternativeName: identity },
    { subject: expected.subject, issuer: '', callerRepository: null },
  );
  return differences.length === 0
    ? null
    : `The command requires the identity ${identity}. By the rules of ${release.tag} it is ${expected.subject.value}.`;
}

const NO_CERTIFICATE = {
  issuer: '',
  workflow: null,
  repository: null,
  ref: null,
  commit: null,
  runUrl: null,
  notBefore: null,
  notAfter: null,
  bundle: null,
};
