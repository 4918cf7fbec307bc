import { shellQuote } from '@/lib/base/text/shell-quote';

import { cosignFor, formatNote, identityOptions } from './cosign-options';
import { expectedSignature } from './expected-signature';
import type { Verification, VerificationRequest } from './model';
import { noCheck } from './no-check';
import { signatureFormat } from './signature-format';
import { signedCheck } from './signed-check';
import { signerOf } from './signer';

/** The checks of an image: of its signature, or, where upstream signed nothing but an attestation, of that. */
export function imageChecks(
  request: VerificationRequest,
  imageReference: string,
): readonly Verification[] {
  const title = `Signature of ${imageReference}`;
  const id = 'image-signature';
  const expected = expectedSignature(request, 'image');
  switch (expected.kind) {
    case 'image-signature':
      return [imageSignature(request, imageReference)];
    case 'sbom-attestation': {
      const note = `This image is not signed, so cosign verify finds no signature. Its SBOM is attested: verify the attestation instead. ${expected.identity.note}`;
      const { source } = expected.identity;
      const signature = noCheck({ id, title, standing: 'not-for-this-release', note, source });
      return [signature, sbomAttestation(request, imageReference)];
    }
    case 'none': {
      const note = `This image is not signed, and no SBOM of it is attested. ${expected.note}`;
      const { source } = expected;
      return [noCheck({ id, title, standing: 'not-for-this-release', note, source })];
    }
    case 'checksum-signature':
    case 'unknown':
      return [noCheck({ id, title, note: UNKNOWN })];
  }
}

const UNKNOWN = 'Whether this image is signed, and by whom, is unknown.';

function imageSignature(request: VerificationRequest, imageReference: string): Verification {
  const id = 'image-signature';
  const title = `Signature of ${imageReference}`;
  const identity = signerOf(request);
  if (identity === null) return noCheck({ id, title, note: UNKNOWN });
  const { tag, assetNames, certificate } = request;
  const format = signatureFormat({ tag, assetNames, readBundle: certificate?.bundle ?? null });
  return signedCheck(
    {
      id,
      title,
      command: `cosign verify ${identityOptions(identity)} ${shellQuote(imageReference)}`,
      tool: cosignFor(format),
      expected: 'The checks that passed, then the signatures as JSON.',
      remark: formatNote(format),
    },
    identity,
  );
}

function sbomAttestation(request: VerificationRequest, imageReference: string): Verification {
  const id = 'image-sbom-attestation';
  const title = `SBOM attestation of ${imageReference}`;
  const identity = signerOf(request);
  if (identity === null) return noCheck({ id, title, note: UNKNOWN });
  return signedCheck(
    {
      id,
      title,
      command: `cosign verify-attestation --type spdx ${identityOptions(identity)} ${shellQuote(imageReference)}`,
      tool: cosignFor('cosign'),
      expected: 'The checks that passed, then the attestation as JSON.',
      remark: '',
    },
    identity,
  );
}
