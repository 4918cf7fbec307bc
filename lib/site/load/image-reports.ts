import 'server-only';
import { reportOf, type SignatureReport } from '@/lib/evidence/signatures/signature-report';
import { completeRequest } from '@/lib/releases/verification/complete-request';
import { expectedSignature } from '@/lib/releases/verification/expected-signature';
import type { VerificationRequest } from '@/lib/releases/verification/model';
import { bundledTrust } from '@/lib/upstream/signatures/trust';

import { imageVerdicts, type ReadRecord } from './image-verdicts';

/** An image by its digest, and what its name and its release say of it. */
export type ImageToReport = {
  /** The host of a registry in the table. */
  readonly registry: string;
  readonly repository: string;
  readonly digest: string;
  /** Null for an image whose release is unknown: no rule says who should have signed it. */
  readonly request: VerificationRequest | null;
};

/**
 * What is found about the signature of an image and about the attestation of its SBOM. A missing one is left
 * out where the rules of the version do not require it. Null while the registry has not responded.
 */
export async function imageReports(
  { request, ...image }: ImageToReport,
  read: ReadRecord,
  trust = bundledTrust(),
): Promise<readonly SignatureReport[] | null> {
  const rule = request === null ? null : expectedSignature(completeRequest(request), 'image');
  const expected = rule !== null && 'identity' in rule ? rule.identity : null;
  const verdicts = await imageVerdicts({ ...image, expected }, read, trust);
  if (verdicts === null) return null;
  const { registry, repository, digest } = image;
  const rest = {
    subject: `${registry}/${repository}@${digest}`,
    checksum: null,
    root: trust.age,
  };
  const isAttested = rule?.kind === 'sbom-attestation';
  const { signature, attestation } = verdicts;
  return [
    ...(isAttested && signature.kind === 'none'
      ? []
      : [reportOf({ of: 'image', verdict: signature, ...rest })]),
    ...(!isAttested && attestation.kind === 'none'
      ? []
      : [reportOf({ of: 'image-attestation', verdict: attestation, ...rest })]),
  ];
}
