import { shellQuote, shellQuoteFile } from '@/lib/base/text/shell-quote';

import { expectedSignature, type ExpectedSignature } from './expected-signature';
import { identityByRule } from './identity-rule';
import {
  GITHUB_ISSUER,
  type SigningIdentity,
  type Verification,
  type VerificationRequest,
} from './model';
import { SIGNING_WORKFLOWS, subjectOf, type SigningWorkflow } from './workflows';

const FILE_PAGE = 'https://kairos.io/docs/installation/check-the-signatures/';
const IMAGE_PAGE = 'https://kairos.io/docs/reference/image_matrix/';

/**
 * The commands of Kairos' documentation that fail for an artifact, each with the reason. Both pages show one
 * signer for all versions.
 *
 * @see https://github.com/kairos-io/kairos/issues/3404
 */
export function failingDocumentedCommands(request: VerificationRequest): readonly Verification[] {
  if (request.componentId !== 'kairos') return [];
  return [documentedForFile(request), documentedForImage(request)].flat();
}

function documentedForFile(request: VerificationRequest): readonly Verification[] {
  const { fileName, assetNames, tag } = request;
  if (fileName === null || !assetNames.includes(`${fileName}.sha256`)) return [];
  const signed = `${fileName}.sha256`;
  const [certificate, signature] = [`${signed}.pem`, `${signed}.sig`] as const;
  const missing = [certificate, signature].filter((name) => !assetNames.includes(name));
  const workflow = SIGNING_WORKFLOWS.reusableRelease;
  const reason =
    missing.length > 0
      ? `The release does not have ${missing.join(' and ')}.`
      : otherSigner(identityByRule(request), workflow, tag);
  if (reason === null) return [];
  return [
    failing({
      id: 'documented-file-command',
      title: 'The command for a checksum in “Check the signatures”',
      command: `cosign verify-blob --cert ${shellQuoteFile(certificate)} --signature ${shellQuoteFile(signature)} ${documentedIdentity(workflow, tag)} ${shellQuoteFile(signed)}`,
      note: reason,
      source: FILE_PAGE,
    }),
  ];
}

function documentedForImage(request: VerificationRequest): readonly Verification[] {
  const { imageReference, tag } = request;
  if (imageReference === null) return [];
  const reason = reasonForImage(expectedSignature(request, 'image'), tag);
  if (reason === null) return [];
  return [
    failing({
      id: 'documented-image-command',
      title: 'The command for an attestation in “Image support matrix”',
      command: `cosign verify-attestation --type spdx ${documentedIdentity(SIGNING_WORKFLOWS.release, tag)} ${shellQuote(imageReference)}`,
      note: reason,
      source: IMAGE_PAGE,
    }),
  ];
}

function reasonForImage(expected: ExpectedSignature, tag: string): string | null {
  switch (expected.kind) {
    case 'sbom-attestation':
      return otherSigner(expected.identity, SIGNING_WORKFLOWS.release, tag);
    case 'image-signature':
      return 'This image has a signature and no attestation that cosign can verify.';
    case 'none':
      return 'This image has neither a signature nor an attestation.';
    case 'checksum-signature':
    case 'unknown':
      return null;
  }
}

/** Why the documented signer is wrong; null if it is right, or if the signer is unknown. */
function otherSigner(
  signer: SigningIdentity | null,
  documented: SigningWorkflow,
  tag: string,
): string | null {
  if (signer === null || signer.subject.value === subjectOf(documented, tag).value) return null;
  return `The signer is not ${documented.file}, but ${signer.subject.value}.`;
}

function documentedIdentity(workflow: SigningWorkflow, tag: string): string {
  const { value } = subjectOf(workflow, tag);
  return `--certificate-identity ${shellQuote(value)} --certificate-oidc-issuer ${shellQuote(GITHUB_ISSUER)}`;
}

type Failing = Pick<Verification, 'id' | 'title' | 'command' | 'note' | 'source'>;

function failing(documented: Failing): Verification {
  return {
    ...documented,
    standing: 'not-for-this-release',
    tool: null,
    evidence: 'rule',
    expected: '',
  };
}
